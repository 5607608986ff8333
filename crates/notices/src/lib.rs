//! Every sentence that we say to a person, in every language.
//!
//! The texts stand in `locales/<language>` (Fluent): `bot.ftl` for rooms, chats and refusals, `mail.ftl` for letters, `web.ftl` for
//! pages, and `taxonomy.ftl` for what codes are called and mean. Each
//! language is complete. [`render`] makes sentences of what the domain says; it knows no room, no reader's name and no
//! clock. A test holds the files to the code and to each other: same messages, same variables, same cases.
//!
//! - **Whose words.** What people wrote (titles, summaries, names, what somebody typed) is cleaned of direction marks
//!   and control characters and set between the isolating marks U+2068 and U+2069, so that it cannot reorder or imitate
//!   the sentence around it. A sentence without people's words has no such marks.
//! - **Numbers** are written with western digits in all languages, which readers of all three know from their
//!   telephones; thousands are parted by a comma in English and Arabic and by a narrow space in French.
//! - **Never a gap.** What a language lacks is said in English; what English lacks is shown by its code. Neither happens
//!   while the tests pass.
//!
//! A new sentence: a line in `words.rs`, the message in every `bot.ftl`, `cargo nextest run -p notices`. A new language:
//! its folder, a line in `locale.rs`.

mod accept;
mod bundle;
mod locale;
pub mod mail;
pub mod render;
pub mod taxonomy;
pub mod typing;
mod words;

pub use accept::accepted;
pub use locale::Locale;

#[cfg(test)]
mod tests;
