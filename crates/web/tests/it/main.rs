//! The door, over real HTTP.

#![recursion_limit = "256"]

#[cfg(test)]
mod dids;
#[cfg(test)]
mod doors;
#[cfg(test)]
mod explorer;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod prove;
#[cfg(test)]
mod socket;
