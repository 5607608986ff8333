//! Places: ISO 3166-1 alpha-2 countries and ISO 3166-2 subdivisions, by the lists of the crate `rust_iso3166`.
//!
//! What somebody types must be a code of now. What stands in a charter or in terms was one when it was written: ISO
//! withdraws codes (Paris was `FR-75` till 2020), and words that were voted on must stay readable. So the lists are asked
//! where a code is typed, and only its shape is where it is read back.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A country (`GR`) or a part of one (`GR-L`).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(String);

/// A text that names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an ISO 3166 code")]
pub struct NotAPlace;

impl Place {
    /// This place and, of a country, all its parts that ISO 3166-2 lists now.
    pub fn downward(&self) -> Vec<Self> {
        let parts = rust_iso3166::from_alpha2(&self.0);
        let parts = parts.as_ref().and_then(|country| country.subdivisions()).unwrap_or_default();
        let mut all: Vec<Self> =
            parts.iter().map(|part| Self(part.code.to_owned())).filter(|part| is_shaped(&part.0)).collect();
        all.sort();
        all.insert(0, self.clone());
        all
    }
    /// Whether it is a country, and not a part of one.
    pub fn is_country(&self) -> bool {
        self.0.len() == 2
    }
    /// Whether this place lies in `other` or is it.
    pub fn within(&self, other: &Self) -> bool {
        self == other || (other.0.len() == 2 && self.0.starts_with(other.0.as_str()))
    }
    /// The code as it is written.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
    /// Whether the two share any ground.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.within(other) || other.within(self)
    }
}
impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Debug for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl FromStr for Place {
    type Err = NotAPlace;
    fn from_str(text: &str) -> Result<Self, NotAPlace> {
        let known = if text.contains('-') {
            rust_iso3166::iso3166_2::from_code(text).is_some()
        } else {
            rust_iso3166::from_alpha2(text).is_some()
        };
        if known && is_shaped(text) { Ok(Self(text.to_owned())) } else { Err(NotAPlace) }
    }
}
impl Serialize for Place {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Place {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if is_shaped(&text) { Ok(Self(text)) } else { Err(de::Error::custom(NotAPlace)) }
    }
}

/// Two capital letters; for a part of a country a hyphen and up to three letters or digits more.
fn is_shaped(text: &str) -> bool {
    let (country, part) = text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
    country.len() == 2
        && country.bytes().all(|b| b.is_ascii_uppercase())
        && part.is_none_or(|part| {
            (1..=3).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containment_goes_one_way() {
        let place = |text: &str| text.parse::<Place>().unwrap();
        assert!(place("GR-L").within(&place("GR")) && !place("GR").within(&place("GR-L")));
        assert!(place("GR").overlaps(&place("GR-L")) && !place("GR-L").overlaps(&place("GR-A")));
        assert_eq!(format!("{:?}", place("GR-L")), "GR-L");
    }

    #[test]
    fn what_is_typed_is_a_code_of_now() {
        for right in
            ["GR", "PS", "SO", "ER-MA", "AF-KAB", "SY-HI", "UA-30", "TR-27", "DE-BE", "FR-75C", "GB-ENG"]
        {
            assert!(right.parse::<Place>().is_ok(), "{right}");
        }
        for wrong in [
            "", "-", "XX", "gr", "gr-L", "GR-", "GR-ABCD", "GRC", "GR-l", "EU", "EL", "GR-Ω", "GR-01",
            "FR-75",
        ] {
            assert_eq!(wrong.parse::<Place>(), Err(NotAPlace), "{wrong}");
        }
    }

    #[test]
    fn the_list_of_countries_is_whole_and_every_code_on_the_lists_has_our_shape() {
        assert_eq!(rust_iso3166::ALL.len(), 249);
        for country in rust_iso3166::ALL {
            assert!(country.alpha2.parse::<Place>().is_ok(), "{}", country.alpha2);
            for part in country.subdivisions().unwrap_or_default() {
                let place: Place = part.code.parse().unwrap_or_else(|_| panic!("{}", part.code));
                assert!(place.within(&country.alpha2.parse().unwrap()));
            }
        }
    }

    #[test]
    fn what_was_a_code_once_is_still_read() {
        let read = |text: &str| serde_json::from_value::<Place>(text.into());
        assert_eq!(read("FR-75").unwrap().to_string(), "FR-75");
        assert_eq!(serde_json::to_value(read("GR-L").unwrap()).unwrap(), "GR-L");
        for wrong in ["", "fr", "FR-", "FR-7500", "France"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
