//! The pictures of the handbooks: chats with the bot, drawn of what it really says. `docs/handbook/pictures/*.svg` is compared with what is
//! drawn here. They refer to nothing outside, name no font but the reader's own, and say in words what is to be seen.

mod draw;

use std::{fs, path::Path};

use domain::{effect::Notice, text::Language};

use self::draw::{Bubble, Chat};
use super::{golden::REWRITE, samples};
use crate::{locale::Locale, render};

/// What the bot says, by the name of the notice and its place among the samples of that name.
fn says(locale: Locale, name: &str, at: usize) -> Bubble {
    let language: Language = locale.tag().parse().unwrap();
    let all = samples::notices();
    let named = |notice: &&Notice| {
        let debug = format!("{notice:?}");
        debug.split([' ', '{']).next() == Some(name)
    };
    let notice = all.iter().filter(named).nth(at).unwrap_or_else(|| panic!("no sample {at} of {name}"));
    Bubble::bot(render::notice(notice, &language, &"en".parse().unwrap()))
}

/// What somebody writes: a command by its English word, in the language, and what follows it.
fn writes(locale: Locale, command: &str, rest: &str) -> Bubble {
    let word = render::command_word(command, &locale);
    Bubble::member(format!("!{word} {rest}").trim_end().to_owned())
}

struct Picture {
    /// Its file, without the ending.
    name: &'static str,
    title: &'static str,
    /// What is to be seen, for those who do not see it.
    desc: &'static str,
    locale: Locale,
    bubbles: Vec<Bubble>,
}

fn pictures() -> Vec<Picture> {
    let en = Locale::English;
    let ar = Locale::Arabic;
    vec![
        Picture {
            name: "terms",
            title: "The terms of a proposal, read in a direct chat",
            desc: "A member writes !terms 1. The bot answers with the title, the summary in plain words, and each clause with its number.",
            locale: en,
            bubbles: vec![writes(en, "terms", "1"), says(en, "Terms", 0)],
        },
        Picture {
            name: "vote",
            title: "A vote, and a “no”",
            desc: "The bot says that a vote is open, on what, until when and by which rule. A member writes !vote refuse; the bot says that the ballot counts.",
            locale: en,
            bubbles: vec![
                says(en, "VoteOpened", 3),
                writes(en, "vote", "refuse"),
                says(en, "BallotCounts", 0),
            ],
        },
        Picture {
            name: "concern",
            title: "A concern and its answer",
            desc: "A member writes a concern about clause 2. The bot takes it, says that enough members stand behind it and that the vote waits, and then brings the organisation’s answer.",
            locale: en,
            bubbles: vec![
                writes(en, "concern", "2 Who reads our answers?"),
                says(en, "ConcernTaken", 0),
                says(en, "ConcernReached", 0),
                says(en, "ConcernAnswered", 0),
            ],
        },
        Picture {
            name: "decision",
            title: "The outcome of a vote",
            desc: "The bot says what the members decided on the terms, why, and the figures as far as they may be told.",
            locale: en,
            bubbles: vec![says(en, "Outcome", 0)],
        },
        Picture {
            name: "help",
            title: "What can be written to the bot",
            desc: "A member writes !help. The bot lists every command with what it does.",
            locale: en,
            bubbles: vec![writes(en, "help", ""), says(en, "Help", 0)],
        },
        Picture {
            name: "vote-ar",
            title: "The same vote in Arabic, from right to left",
            desc: "The bot says in Arabic that a vote is open. A member refuses; the bot says in Arabic that the ballot counts.",
            locale: ar,
            bubbles: vec![says(ar, "VoteOpened", 3), writes(ar, "vote", "رفض"), says(ar, "BallotCounts", 0)],
        },
    ]
}

#[test]
fn the_pictures_show_what_the_bot_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/handbook/pictures");
    let mut known = Vec::new();
    for Picture { name, title, desc, locale, bubbles } in pictures() {
        let drawn =
            Chat { name, title, desc, rtl: locale == Locale::Arabic, lang: locale.tag(), bubbles: &bubbles }
                .svg();
        let path = folder.join(format!("{name}.svg"));
        known.push(format!("{name}.svg"));
        if std::env::var_os(REWRITE).is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, &drawn).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default();
        assert!(
            committed == drawn,
            "{} is not what the bot says now. Draw it anew: {REWRITE}=1 cargo nextest run -p notices",
            path.display()
        );
    }
    let mut there: Vec<String> =
        fs::read_dir(folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    there.sort_unstable();
    known.sort_unstable();
    assert_eq!(there, known, "a picture that nothing draws");
}

#[test]
fn the_pictures_stand_in_the_handbooks_with_words_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/handbook");
    let pages = ["members", "stewards", "advocates", "requesters"]
        .map(|page| fs::read_to_string(folder.join(format!("{page}.md"))).unwrap());
    for picture in pictures() {
        let shown = format!("](pictures/{}.svg)", picture.name);
        let page = pages.iter().find(|page| page.contains(&shown));
        let page = page.unwrap_or_else(|| panic!("{} stands in no handbook", picture.name));
        let (before, _) = page.split_once(&shown).unwrap();
        let (_, alternative) = before.rsplit_once("![").unwrap();
        assert!(alternative.split_whitespace().count() >= 6, "{}: “{alternative}”", picture.name);
    }
}

#[test]
fn a_picture_refers_to_nothing_outside_and_is_no_wider_than_a_telephone() {
    for picture in pictures() {
        let Picture { name, title, desc, locale, bubbles } = &picture;
        let svg =
            Chat { name, title, desc, rtl: *locale == Locale::Arabic, lang: locale.tag(), bubbles }.svg();
        for foreign in ["href", "src=", "url(", "<image", "<use", "<script", "@import", "font-face"] {
            assert!(!svg.contains(foreign), "{name}: {foreign}");
        }
        assert!(svg.contains("<title") && svg.contains("<desc") && svg.contains("role=\"img\""), "{name}");
        assert!(svg.contains("viewBox=\"0 0 360 "), "{name}");
        for bubble in bubbles {
            // No word is lost in the wrapping.
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            assert_eq!(words(&bubble.paragraphs().concat().join(" ")), words(bubble.text()), "{name}");
        }
    }
}
