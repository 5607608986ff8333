//! A chat as an SVG: bubbles below each other. SVG does not wrap text, so lines are broken by an estimate of how wide letters are, on the side of
//! the wide fonts.

use std::fmt::Write;

const WIDTH: u32 = 360;
const MARGIN: u32 = 12;
const PADDING: u32 = 12;
const LINE: u32 = 20;
const SIZE: u32 = 14;
const GAP: u32 = 10;
/// Of a blank line, and between two paragraphs.
const BLANK: u32 = 6;
const BETWEEN: u32 = 5;
/// How wide a bubble is at most.
const BUBBLE: u32 = 318;

/// One message.
pub(super) struct Bubble {
    by_bot: bool,
    text: String,
}

/// A whole picture.
pub(super) struct Chat<'a> {
    pub name: &'a str,
    pub title: &'a str,
    pub desc: &'a str,
    /// Whether it is read from right to left.
    pub rtl: bool,
    pub lang: &'a str,
    pub bubbles: &'a [Bubble],
}

/// How wide a character is, in hundredths of the size of the letters.
fn width(character: char) -> u32 {
    match character {
        '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}' | '\u{64b}'..='\u{652}' => 0,
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '!' | '|' | '\'' | '’' | ' ' | '·' => 31,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' | '“' | '”' | '"' => 42,
        'm' | 'M' | 'w' | 'W' | '%' | '@' | '→' | '–' => 92,
        'A'..='Z' => 68,
        '\u{600}'..='\u{6ff}' => 58,
        _ => 59,
    }
}

fn wide(text: &str) -> u32 {
    text.chars().map(width).sum::<u32>() * SIZE / 100
}

impl Bubble {
    pub(super) const fn bot(text: String) -> Self {
        Self { by_bot: true, text }
    }
    pub(super) const fn member(text: String) -> Self {
        Self { by_bot: false, text }
    }
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The paragraphs of the text, each broken where it would not fit; a blank one has no lines.
    pub(super) fn paragraphs(&self) -> Vec<Vec<String>> {
        self.text.lines().map(broken).collect()
    }
}

fn broken(paragraph: &str) -> Vec<String> {
    let (mut lines, mut line) = (Vec::new(), String::new());
    for word in paragraph.split_whitespace() {
        let longer = if line.is_empty() { word.to_owned() } else { format!("{line} {word}") };
        if wide(&longer) > BUBBLE - 2 * PADDING && !line.is_empty() {
            lines.push(std::mem::replace(&mut line, word.to_owned()));
        } else {
            line = longer;
        }
    }
    lines.extend(Some(line).filter(|line| !line.is_empty()));
    lines
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const STYLE: &str = "
.ground{fill:#fbfaf6}.bot{fill:#ffffff;stroke:#d8d3c4}.me{fill:#0b4f4a}.who{fill:#0b4f4a;font-size:12px;font-weight:bold}
.b{fill:#1c2423}.m{fill:#ffffff}text{font-family:system-ui,sans-serif;font-size:14px}
@media (prefers-color-scheme:dark){.ground{fill:#14201f}.bot{fill:#1f2e2c;stroke:#39504d}.b{fill:#eef3f1}.who{fill:#8fd3c8}.me{fill:#16766d}}
";

impl Chat<'_> {
    /// The picture.
    pub(super) fn svg(&self) -> String {
        let (mut body, mut y, mut before) = (String::new(), MARGIN, None);
        for bubble in self.bubbles {
            if bubble.by_bot && before != Some(true) {
                y += 14;
                let (x, anchor) =
                    if self.rtl { (WIDTH - MARGIN - 2, "start") } else { (MARGIN + 2, "start") };
                let _ = writeln!(
                    body,
                    "<text class=\"who\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">Ownaccord</text>"
                );
                y += 6;
            }
            before = Some(bubble.by_bot);
            y = self.bubble(bubble, y, &mut body) + GAP;
        }
        let height = y - GAP + MARGIN;
        let Self { name, title, desc, lang, .. } = self;
        let direction = if self.rtl { "rtl" } else { "ltr" };
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
             role=\"img\" aria-labelledby=\"{name}-t {name}-d\" xml:lang=\"{lang}\" direction=\"{direction}\">\n\
             <title id=\"{name}-t\" xml:lang=\"en\">{}</title>\n<desc id=\"{name}-d\" xml:lang=\"en\">{}</desc>\n\
             <style>{STYLE}</style>\n\
             <rect class=\"ground\" width=\"{WIDTH}\" height=\"{height}\"/>\n{body}</svg>\n",
            escaped(title),
            escaped(desc)
        )
    }

    /// Draws a message from `top` on; where it ends.
    fn bubble(&self, bubble: &Bubble, top: u32, body: &mut String) -> u32 {
        let paragraphs = bubble.paragraphs();
        let widest = paragraphs.iter().flatten().map(|line| wide(line)).max().unwrap_or(0);
        let across = (widest + 2 * PADDING + 6).min(BUBBLE);
        let tall = |paragraph: &Vec<String>| match paragraph.len() as u32 {
            0 => BLANK,
            lines => lines * LINE + BETWEEN,
        };
        let high = paragraphs.iter().map(tall).sum::<u32>() + 2 * PADDING - 6 - BETWEEN;
        // The bot stands where a line begins, the reader where it ends.
        let left = if bubble.by_bot == self.rtl { WIDTH - MARGIN - across } else { MARGIN };
        let (shape, letters) = if bubble.by_bot { ("bot", "b") } else { ("me", "m") };
        let _ = writeln!(
            body,
            "<rect class=\"{shape}\" x=\"{left}\" y=\"{top}\" width=\"{across}\" height=\"{high}\" rx=\"12\"/>"
        );
        let x = if self.rtl { left + across - PADDING } else { left + PADDING };
        let mut y = top + PADDING - 3;
        for paragraph in &paragraphs {
            for line in paragraph {
                y += LINE;
                let said = escaped(line);
                let _ = writeln!(body, "<text class=\"{letters}\" x=\"{x}\" y=\"{}\">{said}</text>", y - 5);
            }
            y += if paragraph.is_empty() { BLANK } else { BETWEEN };
        }
        top + high
    }
}
