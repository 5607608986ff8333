//! The door, over real HTTP.

#[cfg(test)]
mod doors;
#[cfg(test)]
mod explorer;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod socket;
