//! Values as they were given, each with where it comes from.

use std::{collections::BTreeMap, str::FromStr};

use super::settings::{self, PREFIX, Setting};
use crate::fault::Fault;

/// A value as it was given.
#[derive(Debug)]
struct Given {
    text: String,
    /// Where it stands, to follow "in".
    source: String,
}

/// What was given, by key.
#[derive(Debug, Default)]
pub struct Values {
    given: BTreeMap<&'static str, Given>,
    sections: Vec<String>,
}

impl Values {
    /// The values of a TOML document; `source` names it in faults.
    pub fn of_toml(text: &str, source: &str) -> Result<Self, Fault> {
        let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
            let line = error.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            // Only the message: the error's full text quotes the line, and the line may hold a password.
            let why = format!("{} (line {line})", error.message());
            Fault::usage(
                format!("{source} is not TOML"),
                why,
                "Correct that line; docs/configuration.md shows every key.",
            )
        })?;
        let mut values = Self::default();
        values.take(&table, "", source)?;
        Ok(values)
    }

    fn take(&mut self, table: &toml::Table, above: &str, source: &str) -> Result<(), Fault> {
        for (name, value) in table {
            let key = format!("{above}{name}");
            match value {
                // An unknown section is told by what stands in it, which says best what was meant.
                toml::Value::Table(inner) if !inner.is_empty() || settings::is_section(&key) => {
                    self.sections.push(key.clone());
                    self.take(inner, &format!("{key}."), source)?;
                }
                value => {
                    let setting = settings::named(&key).ok_or_else(|| unknown(&key, source))?;
                    let text = match value {
                        toml::Value::String(text) => text.clone(),
                        toml::Value::Boolean(flag) => flag.to_string(),
                        toml::Value::Array(texts) if setting.many => {
                            let texts: Option<Vec<&str>> = texts.iter().map(toml::Value::as_str).collect();
                            texts.ok_or_else(|| wrong(setting, source))?.join(",")
                        }
                        _ => return Err(wrong(setting, source)),
                    };
                    self.given.insert(setting.key, Given { text, source: source.to_owned() });
                }
            }
        }
        Ok(())
    }

    /// Takes what the environment says of the configuration over what was given before.
    pub fn override_by(&mut self, environment: impl Iterator<Item = (String, String)>) -> Result<(), Fault> {
        for (variable, text) in environment {
            let Some(rest) = variable.strip_prefix(PREFIX) else { continue };
            let key = rest.to_lowercase().replace("__", ".");
            let setting = settings::named(&key).ok_or_else(|| unknown_variable(&variable, &key))?;
            if let Some((section, _)) = key.split_once('.') {
                self.sections.push(section.to_owned());
            }
            self.given.insert(setting.key, Given { text, source: format!("the environment ({variable})") });
        }
        Ok(())
    }

    /// Whether anything in this section was given.
    pub fn has_section(&self, name: &str) -> bool {
        self.sections.iter().any(|section| section == name)
    }

    /// The text that holds: the one given, or the default.
    pub fn text(&self, setting: &Setting) -> &str {
        self.given.get(setting.key).map_or(setting.default, |given| &given.text)
    }

    /// The value that holds, read by `read`.
    pub fn checked<T>(&self, setting: &Setting, read: impl FnOnce(&str) -> Option<T>) -> Result<T, Fault> {
        let source = self.given.get(setting.key).map_or("the configuration", |given| &given.source);
        read(self.text(setting)).ok_or_else(|| {
            match self.given.contains_key(setting.key) || !setting.default.is_empty() {
                true => wrong_text(setting, self.text(setting), source),
                false => Fault::usage(
                    format!("{} is missing", setting.key),
                    format!("it must be {}", setting.wanted),
                    format!(
                        "Set it in the file, or by the environment variable {}.",
                        settings::variable(setting.key)
                    ),
                ),
            }
        })
    }

    /// The values of a key that takes many, in their order, each read by `read`.
    pub fn all<T>(&self, setting: &Setting, read: impl Fn(&str) -> Option<T>) -> Result<Vec<T>, Fault> {
        self.checked(setting, |text| {
            let texts = text.split(',').map(str::trim);
            match text.trim().is_empty() {
                true => Some(Vec::new()),
                false => texts.map(read).collect(),
            }
        })
    }

    /// The value that holds, parsed.
    pub fn parse<T: FromStr>(&self, setting: &Setting) -> Result<T, Fault> {
        self.checked(setting, |text| text.parse().ok())
    }
}

fn wrong_text(setting: &Setting, text: &str, source: &str) -> Fault {
    let shown = if setting.secret { String::new() } else { format!(", not {text:?}") };
    let why = format!("it must be {}{shown}", setting.wanted);
    Fault::usage(
        format!("{} in {source} is wrong", setting.key),
        why,
        "Correct it; docs/configuration.md shows every key.",
    )
}

fn wrong(setting: &Setting, source: &str) -> Fault {
    let why = format!("it must be {}, as a text in quotation marks or as true or false", setting.wanted);
    Fault::usage(
        format!("{} in {source} is wrong", setting.key),
        why,
        "Correct it; docs/configuration.md shows every key.",
    )
}

fn unknown(key: &str, source: &str) -> Fault {
    let remedy = match nearest(key) {
        Some(near) => format!("Did you mean {near}? docs/configuration.md shows every key."),
        None => "docs/configuration.md shows every key.".to_owned(),
    };
    Fault::usage(format!("{source} sets {key:?}"), "there is no such key", remedy)
}

fn unknown_variable(variable: &str, key: &str) -> Fault {
    let remedy = match nearest(key) {
        Some(near) => {
            format!("Did you mean {}? docs/configuration.md shows every key.", settings::variable(near))
        }
        None => "Unset it; docs/configuration.md shows every key.".to_owned(),
    };
    Fault::usage(format!("The environment sets {variable}"), "there is no such key", remedy)
}

/// The known key that differs least, if it is near enough to be what was meant.
fn nearest(key: &str) -> Option<&'static str> {
    // A key in the wrong section is a likely slip: its last part alone is compared too.
    let last = |key: &'static str| key.rsplit('.').next().unwrap_or(key);
    let distance = |known: &'static str| {
        let own = key.rsplit('.').next().unwrap_or(key);
        edits(key, known).min(edits(own, last(known)) + 1)
    };
    let near = settings::ALL.iter().map(|setting| (distance(setting.key), setting.key)).min()?;
    (near.0 <= 1 + key.len() / 4).then_some(near.1)
}

/// How many letters must be put in, taken out or changed to make one text of the other (Levenshtein).
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let change = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len()]
}
