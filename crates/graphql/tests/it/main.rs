//! The schema over a real application and a real database, without Matrix.

#![recursion_limit = "256"]

#[cfg(test)]
mod authorised;
#[cfg(test)]
mod before_vote;
#[cfg(test)]
mod burden;
#[cfg(test)]
mod cast;
#[cfg(test)]
mod crisis;
#[cfg(test)]
mod deliberation;
#[cfg(test)]
mod elections;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod forty_faults;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod listening;
#[cfg(test)]
mod mandates;
#[cfg(test)]
mod refused;

mod signing;
#[cfg(test)]
mod story;
#[cfg(test)]
mod streams;
#[cfg(test)]
mod taxonomy;
