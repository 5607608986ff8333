use std::path::Path;

use super::*;
use crate::data::{LOG_KEY, NEXT_KEY, SIGNING_KEY, is_private};

/// A configuration with this data folder and these further lines.
fn config(dir: &Path, more: &str) -> Config {
    let file = dir.join("ownaccord.toml");
    fs::write(&file, format!("data_dir = {:?}\n{more}", dir.join("data").display().to_string())).unwrap();
    Config::load(Some(&file), std::iter::empty()).unwrap()
}
fn kept(config: &Config, place: KeyPlace) -> Kept {
    look(config, place).unwrap().unwrap().1
}
fn at_home(more: &str) -> (tempfile::TempDir, Config) {
    let dir = tempfile::tempdir().unwrap();
    let config = config(dir.path(), more);
    data::prepare(&config.data_dir).unwrap();
    (dir, config)
}

#[test]
fn keys_are_made_once_private_and_as_the_configuration_has_it() {
    for (more, wanted) in [("", Kept::InClear), ("[keys]\npassphrase = \"open sesame\"", Kept::Encrypted)] {
        let (_dir, config) = at_home(more);
        let made = open(&config, SIGNING_KEY).unwrap();
        assert!(is_private(&key_file(&config.data_dir, SIGNING_KEY)).unwrap());
        assert_eq!(open(&config, SIGNING_KEY).unwrap().id(), made.id());
        assert_ne!(open(&config, LOG_KEY).unwrap().id(), made.id());
        assert_eq!(kept(&config, SIGNING_KEY), wanted);
        assert_eq!(fs::read_dir(&config.data_dir).unwrap().count(), 2, "no draft is left");
    }
}

#[test]
fn a_key_in_clear_is_encrypted_in_place_and_stays_the_same_key() {
    let (dir, clear) = at_home("");
    let made = open(&clear, SIGNING_KEY).unwrap();
    fs::write(dir.path().join("words"), "open sesame\n").unwrap();
    let words = dir.path().join("words").display().to_string();
    let closed = config(dir.path(), &format!("[keys]\npassphrase_file = {words:?}\nunencrypted = false"));
    assert!(
        open(&closed, SIGNING_KEY).unwrap_err().remedy.contains("key encrypt"),
        "not while it is in clear"
    );
    encrypt(&closed).unwrap();
    encrypt(&closed).unwrap();
    assert_eq!(
        (open(&closed, SIGNING_KEY).unwrap().id(), kept(&closed, SIGNING_KEY)),
        (made.id(), Kept::Encrypted)
    );
    assert!(is_private(&key_file(&closed.data_dir, SIGNING_KEY)).unwrap());
    let wrong = config(dir.path(), "[keys]\npassphrase = \"open barley\"");
    assert!(open(&wrong, SIGNING_KEY).unwrap_err().remedy.contains("passphrase"));
    assert!(open(&clear, SIGNING_KEY).is_err(), "nobody is there to ask");
}

/// After it nothing of the instance lies there in clear any more: it starts where no key may.
#[test]
fn every_key_of_the_instance_is_encrypted() {
    let (dir, clear) = at_home("");
    for place in data::KEYS.into_iter().chain([NEXT_KEY]) {
        make(&clear, place).unwrap();
    }
    let closed = config(dir.path(), "[keys]\npassphrase = \"open sesame\"\nunencrypted = false");
    encrypt(&closed).unwrap();
    for place in data::KEYS.into_iter().chain([NEXT_KEY]) {
        assert_eq!(kept(&closed, place), Kept::Encrypted, "{}", place.name);
    }
}

#[test]
fn no_key_is_made_in_clear_where_none_may_be() {
    let (_dir, config) = at_home("[keys]\nunencrypted = false");
    assert!(open(&config, SIGNING_KEY).unwrap_err().usage);
    assert!(!key_file(&config.data_dir, SIGNING_KEY).exists());
}

#[test]
fn a_damaged_key_is_not_replaced() {
    let (_dir, config) = at_home("");
    let file = key_file(&config.data_dir, SIGNING_KEY);
    fs::write(&file, "-----BEGIN PRIVATE KEY-----\n").unwrap();
    assert!(open(&config, SIGNING_KEY).unwrap_err().remedy.contains("backup"));
    assert!(make(&config, SIGNING_KEY).is_err());
    assert_eq!(fs::read_to_string(&file).unwrap(), "-----BEGIN PRIVATE KEY-----\n");
}

#[test]
fn a_rotation_takes_two_steps() {
    let (_dir, config) = at_home("");
    let first = open(&config, SIGNING_KEY).unwrap();
    assert_eq!(next(&config).unwrap(), None);
    rotate(&config).unwrap();
    let waiting = next(&config).unwrap().unwrap();
    assert_eq!(open(&config, SIGNING_KEY).unwrap().id(), first.id(), "it still signs");
    rotate(&config).unwrap();
    assert_eq!(open(&config, SIGNING_KEY).unwrap().public(), waiting);
    assert_eq!(next(&config).unwrap(), None);
    assert!(!key_file(&config.data_dir, NEXT_KEY).exists());
}
