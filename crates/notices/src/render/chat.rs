//! What can be written to the bot.

use crate::{bundle::Word, locale::Locale, words};

/// The commands, by the names that programs use, in the order in which they are explained.
pub const COMMANDS: [&str; 44] = [
    "help",
    "join",
    "apply",
    "vouch",
    "unvouch",
    "agree",
    "link",
    "language",
    "proposals",
    "terms",
    "concerns",
    "concern",
    "support",
    "unsupport",
    "withdraw-concern",
    "ask",
    "harm",
    "temperature",
    "lean",
    "absent",
    "plan",
    "waive",
    "check",
    "vote",
    "withdraw-ballot",
    "receipt",
    "delegate",
    "undelegate",
    "object",
    "withdraw-objection",
    "constituencies",
    "belong",
    "not-belong",
    "nominate",
    "trust",
    "untrust",
    "petitions",
    "sign",
    "unsign",
    "agreements",
    "suspend",
    "lift",
    "pressure",
    "leave",
];

/// The word for a command in a language, without `!`. `command` is one of [`COMMANDS`].
pub fn command_word(command: &str, locale: &Locale) -> String {
    words::command_word(*locale, Word(command))
}

/// How a command is written, such as `!vote ANSWER`; none where there is no such command. What follows the first word
/// of `command` and a leading `!` are ignored.
pub fn usage(command: &str, locale: &Locale) -> Option<String> {
    named(command).map(|command| words::command_usage(*locale, Word(command)))
}

fn named(command: &str) -> Option<&'static str> {
    let word = command.split_whitespace().next()?.trim_start_matches('!');
    COMMANDS.into_iter().find(|known| *known == word)
}

/// Help: how one command is used and what it does, or, without a command that we know, the list of all.
pub fn help(command: Option<&str>, locale: &Locale) -> String {
    let locale = *locale;
    if let Some(command) = command.and_then(named) {
        return [words::command_usage(locale, Word(command)), words::help_more(locale, Word(command))]
            .join("\n");
    }
    let line = |command| {
        let usage = words::command_usage(locale, Word(command));
        words::help_line(locale, Word(&usage), Word(&words::help_short(locale, Word(command))))
    };
    let mut lines = vec![words::help_heading(locale)];
    lines.extend(COMMANDS.map(line));
    lines.push(words::help_hint(locale));
    lines.join("\n")
}
