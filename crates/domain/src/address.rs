//! Which addresses this server may be told to send messages to: those of the public internet, so that nobody has it knock at
//! doors inside.
//!
//! A name is judged by what it stands for at the moment of sending, which is not known here ([`is_public`] judges what was
//! found); an address that names a host by its number is judged at once.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

use url::{Host, Url};

use crate::refusal::Reason;

/// How far messages may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// To the public internet, by HTTPS.
    Public,
    /// Anywhere, by plain HTTP too: what an operator chooses who tries things out on one machine.
    Anywhere,
}

/// An address that messages may be sent to, as far as its text tells.
#[derive(Clone, PartialEq, Eq)]
pub struct Address(Url);

/// So many bytes an address has at most.
const LENGTH: u32 = 2_000;

impl Address {
    /// Reads one. What a browser would make of odd spellings counts (WHATWG URL), as that is what would be called.
    ///
    /// # Errors
    /// [`Reason::TooLong`]; [`Reason::NotReachable`] for everything that is not an HTTPS address of the public internet.
    pub fn read(text: &str, reach: Reach) -> Result<Self, Reason> {
        if text.len() > LENGTH as usize {
            return Err(Reason::TooLong { most: LENGTH });
        }
        let url = Url::parse(text).map_err(|_| Reason::NotReachable {})?;
        // Words that log somebody in do not belong into an address that is shown in lists.
        let bare = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        let scheme = url.scheme() == "https" || (reach == Reach::Anywhere && url.scheme() == "http");
        if bare && scheme && host_may_be_called(&url, reach) {
            Ok(Self(url))
        } else {
            Err(Reason::NotReachable {})
        }
    }

    /// The address itself.
    pub const fn url(&self) -> &Url {
        &self.0
    }

    /// The same host, at this path and query. Judged like the first: only what stands behind the host differs.
    #[must_use]
    pub fn at(self, change: impl FnOnce(&mut url::PathSegmentsMut<'_>)) -> Self {
        let mut url = self.0;
        if let Ok(mut segments) = url.path_segments_mut() {
            change(&mut segments);
        }
        Self(url)
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_str())
    }
}

/// Not printed by chance: an address can hold a secret in its path.
impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address")
    }
}

fn host_may_be_called(url: &Url, reach: Reach) -> bool {
    match url.host() {
        Some(Host::Domain(_)) => true,
        Some(Host::Ipv4(at)) => reach == Reach::Anywhere || is_public(IpAddr::V4(at)),
        Some(Host::Ipv6(at)) => reach == Reach::Anywhere || is_public(IpAddr::V6(at)),
        None => false,
    }
}

/// Whether a number belongs to the public internet (IANA's registries of special-purpose addresses, RFC 6890).
pub fn is_public(at: IpAddr) -> bool {
    match at {
        IpAddr::V4(at) => is_public_v4(at),
        IpAddr::V6(at) => is_public_v6(at),
    }
}

fn is_public_v4(at: Ipv4Addr) -> bool {
    let [a, b, c, _] = at.octets();
    let shared = a == 100 && (64..128).contains(&b);
    let protocol = a == 192 && b == 0 && c == 0;
    let relay = a == 192 && b == 88 && c == 99;
    let benchmark = a == 198 && (b == 18 || b == 19);
    !(a == 0
        || a >= 224
        || at.is_loopback()
        || at.is_private()
        || at.is_link_local()
        || at.is_documentation()
        || shared
        || protocol
        || relay
        || benchmark)
}

fn is_public_v6(at: Ipv6Addr) -> bool {
    if let Some(inside) = at.to_ipv4_mapped() {
        return is_public_v4(inside);
    }
    let [first, second, ..] = at.segments();
    // Only 2000::/3 is given out, which leaves out ::/96, NAT64 (64:ff9b::/96, 64:ff9b:1::/48), unique local, link local and
    // multicast. Of it: documentation, and ways to IPv4 addresses (Teredo, 6to4) that we cannot judge.
    (0x2000..0x4000).contains(&first)
        && !(first == 0x2001 && (second == 0xdb8 || second < 0x200))
        && first != 0x2002
        && first != 0x3fff
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn allowed(text: &str, reach: Reach) -> bool {
        Address::read(text, reach).is_ok()
    }

    #[test]
    fn doors_inside_are_not_knocked_at() {
        for inside in [
            // --- IPv4, in every spelling that is understood
            "https://127.0.0.1/",
            "https://127.255.255.254/",
            "https://0x7f.1/",
            "https://0177.0.0.1/",
            "https://2130706433/",
            "https://0x7f000001/",
            "https://127.1/",
            "https://\u{ff11}27.0.0.1/",
            "https://127\u{3002}0\u{3002}0\u{3002}1/",
            "https://10.1.2.3/",
            "https://192.168.1.1/",
            "https://172.16.0.1/",
            "https://172.31.255.255/",
            // --- the metadata of clouds
            "https://169.254.169.254/latest/meta-data/",
            "https://169.254.170.2/",
            "https://100.100.100.200/",
            "https://[fd00:ec2::254]/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://0/",
            "https://224.0.0.1/",
            "https://240.0.0.1/",
            "https://255.255.255.255/",
            "https://192.0.0.8/",
            "https://192.0.2.1/",
            "https://192.88.99.1/",
            "https://198.18.0.1/",
            "https://198.51.100.7/",
            "https://203.0.113.9/",
            // --- IPv6
            "https://[::1]/",
            "https://[::]/",
            "https://[::127.0.0.1]/",
            "https://[fe80::1]/",
            "https://[fc00::1]/",
            "https://[ff02::1]/",
            "https://[::ffff:10.0.0.1]/",
            "https://[::ffff:7f00:1]/",
            "https://[::ffff:0:127.0.0.1]/",
            "https://[64:ff9b::a00:1]/",
            "https://[64:ff9b::169.254.169.254]/",
            "https://[64:ff9b:1::a00:1]/",
            "https://[100::1]/",
            "https://[2001::1]/",
            "https://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/",
            "https://[2001:10::1]/",
            "https://[2001:20::1]/",
            "https://[2001:db8::1]/",
            "https://[2002:0a00:0001::]/",
            "https://[2002:7f00:1::1]/",
            "https://[3fff::1]/",
            "https://[5f00::1]/",
            "https://[fec0::1]/",
        ] {
            assert!(!allowed(inside, Reach::Public), "{inside}");
            assert!(allowed(inside, Reach::Anywhere), "{inside}");
        }
    }

    #[test]
    fn the_public_internet_is_reached_by_https() {
        for outside in [
            "https://consumer.example/dsp",
            "https://consumer.example:8443/hook?of=us",
            "https://1.1.1.1/",
            "https://[2606:4700:4700::1111]/",
            "https://[::ffff:1.1.1.1]/",
        ] {
            assert!(allowed(outside, Reach::Public), "{outside}");
        }
        assert!(!allowed("http://consumer.example/", Reach::Public));
        assert!(allowed("http://consumer.example/", Reach::Anywhere));
    }

    #[test]
    fn what_is_no_address_of_a_message_is_refused_everywhere() {
        let long = format!("https://consumer.example/{}", "x".repeat(LENGTH as usize));
        for never in [
            "",
            "consumer.example",
            "ftp://consumer.example",
            "file:///etc/passwd",
            "gopher://consumer.example/",
            "data:text/plain,x",
            "https://user:word@consumer.example",
            "https://user@consumer.example",
            "https://127.0.0.1@consumer.example",
            "https://a.example/#b",
            "https://",
            "https://[::1",
            "https://a b.example/",
            "https://1.2.3.4.5/",
            long.as_str(),
        ] {
            assert!(!allowed(never, Reach::Anywhere), "{never}");
        }
    }

    #[test]
    fn another_path_stays_at_the_host() {
        let address = Address::read("https://a.example/x/", Reach::Public).unwrap();
        let there = address.at(|path| {
            path.pop_if_empty().extend(["..", "//b.example", "y z"]);
        });
        assert_eq!(there.to_string(), "https://a.example/x/%2F%2Fb.example/y%20z");
        assert_eq!(format!("{there:?}"), "Address");
    }

    proptest! {
        /// An IPv4 address is judged alike however it comes, and one that hides another is never public by it.
        #[test]
        fn mapped_addresses_are_what_they_map(number: u32) {
            let four = Ipv4Addr::from(number);
            prop_assert_eq!(is_public(four.into()), is_public(four.to_ipv6_mapped().into()));
            prop_assert!(!is_public(four.to_ipv6_compatible().into()));
            let [a, b] = [(number >> 16) as u16, number as u16];
            for hidden in [
                Ipv6Addr::new(0x2002, a, b, 0, 0, 0, 0, 1),
                Ipv6Addr::new(0x64, 0xff9b, 0, 0, 0, 0, a, b),
                Ipv6Addr::new(0x2001, 0, a, b, 0, 0, a, b),
            ] {
                prop_assert!(!is_public(hidden.into()));
            }
        }
    }
}
