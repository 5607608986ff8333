//! The way out to addresses that others chose: requesters' connectors and webhooks.
//!
//! Whoever may name an address could have this server knock at doors that are open to it alone: the database beside it, the
//! metadata of a cloud, a neighbour's printer. So there is one [`Way`] out. It goes to public addresses alone, by HTTPS, follows no
//! redirect, and calls what the name stood for when it was looked up ([`domain::address`] has the rule; the operator can lift it on a
//! machine for trying things out). Addresses that the operator sets, such as the homeserver's, do not come through here.

mod lookup;
mod way;
mod webhooks;

pub use lookup::{Looking, Lookup};
pub use reqwest::header;
pub use way::{Answer, Untaken, Way};
pub use webhooks::deliver;
