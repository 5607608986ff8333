//! Places: ISO 3166-1 alpha-2 countries and ISO 3166-2 subdivisions.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::moment::serde_as_text;

/// The officially assigned alpha-2 codes of ISO 3166-1, in blocks by first letter.
const COUNTRIES: &str = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ \
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR \
GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP \
KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ \
NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ \
UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/// A country (`GR`) or a part of one (`GR-L`). Subdivisions are checked by shape, their country by name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place(String);

/// A text that names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an ISO 3166 code")]
pub struct NotAPlace;

impl Place {
    /// Whether this place lies in `other` or is it.
    pub fn within(&self, other: &Self) -> bool {
        self == other || (other.0.len() == 2 && self.0.starts_with(other.0.as_str()))
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
        let (country, part) =
            text.split_once('-').map_or((text, None), |(country, part)| (country, Some(part)));
        let known = country.len() == 2 && COUNTRIES.split(' ').any(|code| code == country);
        let shaped = part.is_none_or(|part| {
            (1..=3).contains(&part.len())
                && part.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        });
        if known && shaped { Ok(Self(text.to_owned())) } else { Err(NotAPlace) }
    }
}
serde_as_text!(Place);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn containment_goes_one_way() {
        let place = |text: &str| text.parse::<Place>().unwrap();
        assert!(place("GR-L").within(&place("GR")) && !place("GR").within(&place("GR-L")));
        assert!(place("GR").overlaps(&place("GR-L")) && !place("GR-L").overlaps(&place("GR-A")));
        for wrong in ["", "XX", "gr", "GR-", "GR-ABCD", "GRC", "GR-l", "EU"] {
            assert_eq!(wrong.parse::<Place>(), Err(NotAPlace), "{wrong}");
        }
        assert_eq!(COUNTRIES.split(' ').count(), 249);
        assert_eq!(format!("{:?}", place("GR-L")), "GR-L");
    }
}
