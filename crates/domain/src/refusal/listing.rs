//! What the list of reasons is made into: the enum, its codes and the parts of its sentences.

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $type:ty),* } = $code:literal;)*) => {
        /// Why something was refused.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "code")]
        #[expect(missing_docs, reason = "the fields are named in the doc comment of their reason")]
        pub enum Reason {
            $($(#[$doc])* #[serde(rename = $code)] $name { $($field: $type),* },)*
        }
        impl Reason {
            /// The stable code that programs compare.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)* }
            }
            /// The parts of the sentence, by the name the sentence gives them.
            pub fn parts(&self) -> Vec<(&'static str, Part)> {
                match self { $(Self::$name { $($field),* } => vec![$((stringify!($field), Part::from($field))),*],)* }
            }
            /// Every reason: its code and the names of its parts.
            pub const ALL: &'static [(&'static str, &'static [&'static str])] =
                &[$(($code, &[$(stringify!($field)),*])),*];
        }
    };
}
pub(super) use reasons;
