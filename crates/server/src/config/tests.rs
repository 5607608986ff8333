use super::{Config, LogFormat, reference, settings};
use crate::fault::Fault;

fn load(text: &str, environment: &[(&str, &str)]) -> Result<Config, Fault> {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a.toml");
    std::fs::write(&file, text).unwrap();
    let pairs = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Config::load(Some(&file), pairs)
}

const MATRIX: &str = "[matrix]\nhomeserver = \"http://127.0.0.1:8008\"\npassword = \"pw\"\n";

#[test]
fn nothing_set_is_the_defaults() {
    let config = load("", &[]).unwrap();
    assert_eq!(config.data_dir.to_str(), Some("ownaccord-data"));
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:8420");
    assert_eq!(config.server.public_url, "http://localhost:8420");
    assert!(config.server.graphiql && config.matrix.is_none());
    assert_eq!(config.database.expose(), "sqlite://ownaccord-data/ownaccord.db");
    assert_eq!((config.log.format, config.log.filter.as_str()), (LogFormat::Text, "info"));
}

#[test]
fn everything_set() {
    let text = "data_dir = \"/tmp/oa\"\n[server]\nlisten = \"[::1]:9\"\npublic_url = \"https://a.example/\"\ngraphiql = false\n\
                [database]\nurl = \"postgres://a:geheim@b/c\"\n[matrix]\nhomeserver = \"http://h:8008\"\nuser = \"bot\"\n\
                password = \"geheim\"\n[log]\nformat = \"json\"\nfilter = \"warn,app=debug\"\n";
    let config = load(text, &[]).unwrap();
    let matrix = config.matrix.as_ref().unwrap();
    assert_eq!((matrix.user.as_str(), matrix.password.expose()), ("bot", "geheim"));
    assert_eq!(config.server.public_url, "https://a.example");
    assert!(!config.server.graphiql);
    assert_eq!(config.log.format, LogFormat::Json);
    assert!(!format!("{config:?}").contains("geheim"));
}

#[test]
fn the_environment_overrides_the_file() {
    let environment = [
        ("OWNACCORD__SERVER__LISTEN", "127.0.0.1:1"),
        ("OWNACCORD__SERVER__GRAPHIQL", "false"),
        ("OWNACCORD__DATA_DIR", "/tmp/other"),
        ("OWNACCORD__MATRIX__HOMESERVER", "https://h.example"),
        ("OWNACCORD__MATRIX__PASSWORD", "pw"),
        ("OWNACCORD_BIN", "not ours"),
        ("PATH", "/bin"),
    ];
    let config = load("[server]\nlisten = \"127.0.0.1:2\"\n", &environment).unwrap();
    assert_eq!(config.server.listen.to_string(), "127.0.0.1:1");
    assert!(!config.server.graphiql);
    assert_eq!(config.database.expose(), "sqlite:///tmp/other/ownaccord.db");
    assert_eq!(config.matrix.unwrap().homeserver.as_str(), "https://h.example/");
}

#[test]
fn a_password_from_a_file() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("password");
    std::fs::write(&file, "geheim\nand a comment\n").unwrap();
    let named = [("OWNACCORD__MATRIX__PASSWORD_FILE", file.to_str().unwrap())];
    let config = load("[matrix]\nhomeserver = \"http://h\"\n", &named).unwrap();
    assert_eq!(config.matrix.unwrap().password.expose(), "geheim");
    assert!(load(MATRIX, &named).unwrap_err().to_string().contains("not both"));
    let missing = [("OWNACCORD__MATRIX__PASSWORD_FILE", "/nowhere/at/all")];
    assert!(
        load("[matrix]\nhomeserver = \"http://h\"\n", &missing).unwrap_err().to_string().contains("/nowhere")
    );
}

#[test]
fn faults_say_what_and_what_instead() {
    type Case = (&'static str, &'static [(&'static str, &'static str)], &'static str);
    // Text, environment, and what the fault must say.
    let cases: [Case; 24] = [
        ("[server]\nlisten_on = \"a\"", &[], "server.listen?"),
        ("[server]\nlitsen = \"a\"", &[], "server.listen?"),
        ("[servr]\nlisten = \"a\"", &[], "server.listen?"),
        ("[log]\npassword = \"a\"", &[], "matrix.password?"),
        ("datadir = \"a\"", &[], "data_dir?"),
        ("zzzzzzzz = \"a\"", &[], "there is no such key"),
        ("server = 3", &[], "there is no such key"),
        ("[server]\nlisten = \"8420\"", &[], "not \"8420\""),
        ("[server]\nlisten = 8420", &[], "in quotation marks"),
        ("[server]\ngraphiql = \"perhaps\"", &[], "true or false"),
        ("[server]\npublic_url = \"https://a.example/path\"", &[], "without a path"),
        ("[database]\nurl = \"mysql://u:geheim@h/d\"", &[], "sqlite:// or postgres://"),
        ("[matrix]\nuser = \"bot\"", &[], "matrix.homeserver is missing"),
        ("[matrix]\nhomeserver = \"http://h\"", &[], "password is not clear"),
        ("[log]\nfilter = \"app=loud\"", &[], "log.filter"),
        ("[matrix\npassword = \"geheim\"", &[], "line 1"),
        ("[transparency]\nwitnesses = [3]", &[], "a list of witnesses"),
        ("[transparency]\nwitnesses = [\"https://w.example\"]", &[], "a list of witnesses"),
        // A log's key is no witness's; a wrong id; an address inside, by plain HTTP; and a witness's key is no log's.
        (
            "[transparency]\nwitnesses = [\"a+f33f4f2a+AQQEBAQE https://w.example\"]",
            &[],
            "a list of witnesses",
        ),
        ("", &[("OWNACCORD__TRANSPARENCY__WITNESSES", WRONG_ID)], "a list of witnesses"),
        ("", &[("OWNACCORD__TRANSPARENCY__WITNESSES", INSIDE)], "a list of witnesses"),
        ("", &[("OWNACCORD__TRANSPARENCY__WITNESSED", WITNESS)], "a list of keys of logs"),
        ("", &[("OWNACCORD__TRANSPARENCY__WITNESSES", TWICE)], "the same name"),
        ("", &[("OWNACCORD__SERVER__LISTN", "a")], "OWNACCORD__SERVER__LISTEN?"),
    ];
    for (text, environment, says) in cases {
        let fault = load(text, environment).unwrap_err();
        let said = format!("{fault} {}", fault.remedy);
        assert!(said.contains(says) && !said.contains("geheim"), "{text}: {said}");
        assert_eq!(fault.exit_code(), 2, "{text}");
    }
}

const WITNESS: &str = "witness.example/ours+1a22eb11+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";
const WRONG_ID: &str =
    "witness.example/ours+1a22eb12+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea https://w.example";
const INSIDE: &str =
    "witness.example/ours+1a22eb11+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea http://127.0.0.1:9";
const TWICE: &str = "witness.example/ours+1a22eb11+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea https://a.example, \
                     witness.example/ours+1a22eb11+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea https://b.example";

#[test]
fn witnesses_by_the_file_and_by_the_environment() {
    let text = format!("[transparency]\nwitnesses = [\"{WITNESS} https://w.example/log/\"]\n");
    let named = load(&text, &[]).unwrap().transparency.witnesses;
    assert_eq!(named[0].key.to_text(), WITNESS);
    assert_eq!(named[0].address.to_string(), "https://w.example/log/add-checkpoint");
    let set = [
        ("OWNACCORD__TRANSPARENCY__WITNESSES", INSIDE),
        ("OWNACCORD__TRANSPARENCY__PRIVATE_WITNESSES", "true"),
    ];
    let transparency = load(&text, &set).unwrap().transparency;
    assert_eq!(transparency.witnesses[0].address.to_string(), "http://127.0.0.1:9/add-checkpoint");
    assert!(load("", &[]).unwrap().transparency.witnesses.is_empty());
}

#[test]
fn a_file_that_is_named_must_be_there() {
    let missing = Config::load(Some("/nowhere/a.toml".as_ref()), std::iter::empty()).unwrap_err();
    assert!(missing.to_string().contains("/nowhere/a.toml"));
}

/// A value that no key can take is refused under the name of each: so each key of the table is read.
#[test]
fn every_key_of_the_table_is_read() {
    for setting in settings::ALL {
        let unreadable = "\u{0}";
        let base = if setting.key.starts_with("matrix.password") {
            "[matrix]\nhomeserver = \"http://h\"\n"
        } else if setting.key.starts_with("mail.") {
            "[mail]\nserver = \"smtp://h\"\nfrom = \"office@h.example\"\n"
        } else {
            MATRIX
        };
        let outcome = load(base, &[(&settings::variable(setting.key), unreadable)]);
        let is_read = match (setting.key, outcome) {
            ("data_dir", Ok(config)) => config.data_dir.to_str() == Some(unreadable),
            ("matrix.user", Ok(config)) => config.matrix.unwrap().user == unreadable,
            ("matrix.password", Ok(config)) => config.matrix.unwrap().password.expose() == unreadable,
            ("keys.passphrase", Ok(config)) => config.keys.passphrase.expose() == unreadable,
            ("keys.passphrase_file", Ok(config)) => config.keys.passphrase_file == unreadable,
            ("matrix.password_file", Err(fault)) => fault.to_string().contains("password file"),
            (key, Err(fault)) => fault.to_string().contains(key),
            (_, Ok(_)) => false,
        };
        assert!(is_read, "{}", setting.key);
    }
}

#[test]
fn the_committed_reference_is_the_generated_one() {
    let committed =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/configuration.md"));
    assert!(
        committed.is_ok_and(|text| text == reference()),
        "docs/configuration.md is not what the table of keys says; mend it by:\n  \
         cargo run -p server -- config-reference > docs/configuration.md"
    );
}

#[test]
fn the_example_of_the_reference_is_read() {
    let text = reference();
    let example = text.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    let password = example.replace("password_file = \"/etc/ownaccord/bot-password\"", "password = \"pw\"");
    assert!(load(&password, &[]).is_ok());
}
