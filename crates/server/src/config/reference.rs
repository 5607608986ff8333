//! The reference for operators, from the table of keys.

use super::settings::{self, ALL, Setting};

/// The text of `docs/configuration.md`.
pub fn reference() -> String {
    let mut text = String::from(HEAD);
    let mut section = "";
    for setting in ALL {
        let here = setting.key.split_once('.').map_or("", |(section, _)| section);
        if here != section {
            text.push_str(&format!("\n## `[{here}]`\n"));
            section = here;
        }
        text.push_str(&entry(setting));
    }
    text.push_str(TAIL);
    text
}

fn entry(setting: &Setting) -> String {
    let default = match (setting.default, setting.key) {
        ("", "matrix.homeserver" | "mail.server" | "mail.from") => {
            "none: it must be set if the section is there".to_owned()
        }
        ("", _) => "empty".to_owned(),
        (default, _) => format!("`{default}`"),
    };
    let secret = if setting.secret { "\n- a secret: it is never shown or logged" } else { "" };
    format!(
        "\n### `{}`\n\n{}\n\n- must be: {}\n- default: {default}\n- environment: `{}`{secret}\n",
        setting.key,
        setting.about,
        setting.wanted,
        settings::variable(setting.key),
    )
}

const HEAD: &str = "\
# Configuration

Written by `ownaccord config-reference > docs/configuration.md` from the table the program reads by; do not edit by hand.

One TOML file, named by `--config FILE` or by the environment variable `OWNACCORD_CONFIG`; without either, `ownaccord.toml`
where the command is run, if there is one. Every key can be overridden by an environment variable: `OWNACCORD__`, then the key
in capitals with two underscores for each dot. A key that is not known is refused, and the nearest known one is suggested.
`ownaccord doctor` checks what is configured against the world.

```toml
data_dir = \"/var/lib/ownaccord\"

[server]
listen = \"127.0.0.1:8420\"
public_url = \"https://consent.example.org\"
graphiql = false

[database]
url = \"postgres://ownaccord@localhost/ownaccord\"

[mail]
server = \"smtps://ownaccord:secret@mail.example.org\"
from = \"Ownaccord <office@consent.example.org>\"

[matrix]
homeserver = \"https://matrix.example.org\"
user = \"ownaccord-bot\"
password_file = \"/etc/ownaccord/bot-password\"

[transparency]
witnesses = [\"witness.example/ours+1a22eb11+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea https://witness.example\"]

[log]
format = \"json\"
filter = \"info\"
```

## At the top
";

const TAIL: &str = "
## Not in the file

### `OWNACCORD_SIGNING_KEY`

The Ed25519 key that signs decisions, as PKCS#8 in PEM, for instances whose secrets come from the environment. Where it is not
set, the key is read from `signing-key.pem` in `data_dir`, and made there at the first start. Whoever has this key can sign in
the name of the instance; whoever loses it cannot sign as the same instance again.
";
