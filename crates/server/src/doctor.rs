//! `ownaccord doctor`: the configuration held against the world, a line for each check.

use std::{io::ErrorKind, net::SocketAddr, path::PathBuf, time::Duration};

use serde_json::Value;

use crate::{
    admin::{self, Examined, Request},
    compose,
    config::{Config, Matrix},
    data::{self, KeyPlace},
    fault::{self, Fault},
    keystore::{self, Kept},
    say, transparency,
};

/// How long the network may take for one check.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a check found: a line that says so, or what is wrong.
type Finding = Result<String, Fault>;

/// Runs every check and says what each found.
pub async fn doctor(config: &Config) -> Result<(), Fault> {
    let running = admin::ask(&config.data_dir, &Request::Examine).await;
    let is_running = !matches!(running, Ok(None));
    let mut findings = vec![
        ("configuration", Ok(format!("signs as {}", config.server.public_url))),
        ("data folder", data_folder(config)),
    ];
    findings.extend(data::KEYS.map(|place| (place.name, key(config, place))));
    findings.extend([
        ("database", database(config, running).await),
        ("homeserver", homeserver(config.matrix.as_ref()).await),
        ("port", port(config.server.listen, is_running).await),
    ]);
    findings.extend(witnesses(config));
    let (mut failed, all) = (0, findings.len());
    for (check, finding) in findings {
        match finding {
            Ok(found) => say::line(format!("✓ {check:<14} {found}")),
            Err(fault) => {
                failed += 1;
                say::line(format!("✗ {check:<14} {fault}\n  → {}", fault.remedy));
            }
        }
    }
    if failed == 0 {
        return Ok(());
    }
    Err(Fault::new(
        "This instance is not well",
        format!("{failed} of {all} checks failed"),
        "The lines above say what to do.",
    ))
}

fn data_folder(config: &Config) -> Finding {
    let dir = &config.data_dir;
    if !dir.exists() {
        return Ok(format!("{} is not there yet; the first start makes it", dir.display()));
    }
    only_the_owner(dir.clone())?;
    Ok(dir.display().to_string())
}

fn only_the_owner(path: PathBuf) -> Result<(), Fault> {
    match data::is_private(&path) {
        Ok(true) => Ok(()),
        Ok(false) => {
            let remedy = format!("chmod go= {}", path.display());
            Err(Fault::new(path.display().to_string(), "others than its owner can get at it", remedy))
        }
        Err(error) => Err(Fault::new(
            path.display().to_string(),
            error.to_string(),
            "Run this as the user that runs the server.",
        )),
    }
}

fn key(config: &Config, place: KeyPlace) -> Finding {
    let Some((key, kept)) = keystore::look(config, place)? else {
        return Ok("not there yet; the first start makes it".to_owned());
    };
    if kept != Kept::InEnvironment {
        only_the_owner(data::key_file(&config.data_dir, place))?;
    }
    Ok(format!("id {}, {}", key.id(), kept.told()))
}

async fn database(config: &Config, running: Result<Option<Value>, Fault>) -> Finding {
    let told = |found: &Examined, how: &str| {
        format!("{}; the chain of the journal's {} entries holds{how}", found.database, found.journal)
    };
    if let Some(answer) = running? {
        let found: Examined = serde_json::from_value(answer).map_err(|error| {
            Fault::new("The server's answer cannot be read", error.to_string(), "Restart the server.")
        })?;
        return Ok(told(&found, " (asked the running server)"));
    }
    if data::sqlite_file(config.database.expose()).is_some_and(|file| !file.exists()) {
        return Ok("not there yet; the first start makes it".to_owned());
    }
    let store = compose::store(config).await?;
    let failed = |error| {
        let fault = fault::of_storage("The database does not answer as it should", &error);
        Fault {
            remedy: format!("If its schema is not up to date: ownaccord migrate. Else: {}", fault.remedy),
            ..fault
        }
    };
    let database = store.describe().await.map_err(failed)?;
    let journal = store.read().await.map_err(failed)?.verify_journal().await.map_err(failed)?;
    store.close().await.map_err(failed)?;
    Ok(told(&Examined { database, journal }, ""))
}

async fn homeserver(matrix: Option<&Matrix>) -> Finding {
    let Some(matrix) = matrix else {
        return Ok("none configured: this instance runs without Matrix".to_owned());
    };
    let remedy = "Correct matrix.homeserver, or start the homeserver.";
    let failed = |why: String| Fault::new("The homeserver cannot be used", why, remedy);
    let url = format!("{}/_matrix/client/versions", matrix.homeserver.as_str().trim_end_matches('/'));
    let asked = async { get(&url).await?.error_for_status()?.json::<Value>().await };
    let answer = asked.await.map_err(|error| failed(fault::chain(&error)))?;
    let newest = answer["versions"].as_array().and_then(|versions| versions.last()).and_then(Value::as_str);
    let newest = newest.ok_or_else(|| failed("what answers there is no Matrix homeserver".to_owned()))?;
    Ok(format!("{} speaks Matrix {newest}", matrix.homeserver))
}

/// What those said last who sign the log.
fn witnesses(config: &Config) -> Vec<(&'static str, Finding)> {
    let witnesses = &config.transparency.witnesses;
    if witnesses.is_empty() {
        let none = "none configured: nobody outside is asked to sign the log (docs/log.md)";
        return vec![("witness", Ok(none.to_owned()))];
    }
    witnesses.iter().map(|one| ("witness", transparency::told(config, &one.key.name))).collect()
}

async fn get(url: &str) -> reqwest::Result<reqwest::Response> {
    reqwest::Client::builder().timeout(PATIENCE).build()?.get(url).send().await
}

async fn port(listen: SocketAddr, is_running: bool) -> Finding {
    if is_running {
        let asked =
            async { get(&format!("http://{}/health/live", reachable(listen))).await?.error_for_status() };
        return match asked.await {
            Ok(_) => Ok(format!("the running server answers on {listen}")),
            Err(error) => {
                let remedy = "Was server.listen changed since it started? Restart it.";
                Err(Fault::new(
                    format!("The running server does not answer on {listen}"),
                    fault::chain(&error),
                    remedy,
                ))
            }
        };
    }
    bind(listen).await.map(|_| format!("{listen} is free"))
}

/// An address to reach a server by that listens on all of its machine's addresses.
pub fn reachable(listen: SocketAddr) -> SocketAddr {
    match listen {
        SocketAddr::V4(v4) if v4.ip().is_unspecified() => ([127, 0, 0, 1], v4.port()).into(),
        SocketAddr::V6(v6) if v6.ip().is_unspecified() => ([0, 0, 0, 0, 0, 0, 0, 1], v6.port()).into(),
        other => other,
    }
}

/// Takes the port.
pub async fn bind(listen: SocketAddr) -> Result<tokio::net::TcpListener, Fault> {
    tokio::net::TcpListener::bind(listen).await.map_err(|error| {
        let (why, remedy) = match error.kind() {
            ErrorKind::AddrInUse => (
                "another program has this port".to_owned(),
                format!("Stop that program (who it is: ss -ltnp 'sport = :{}'), or set server.listen to a free port.", listen.port()),
            ),
            ErrorKind::AddrNotAvailable => {
                ("this machine does not have that address".to_owned(), "Set server.listen to an address of this machine.".to_owned())
            }
            ErrorKind::PermissionDenied => {
                ("this user may not listen there".to_owned(), "Choose a port above 1023, behind a proxy.".to_owned())
            }
            _ => (error.to_string(), "Set server.listen to another address.".to_owned()),
        };
        Fault::new(format!("The server cannot listen on {listen}"), why, remedy)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_taken_port_is_told_as_such() {
        let first = bind(([127, 0, 0, 1], 0).into()).await.unwrap();
        let fault = bind(first.local_addr().unwrap()).await.unwrap_err();
        assert!(
            fault.why.contains("another program has this port") && fault.remedy.contains("server.listen"),
            "{fault}"
        );
    }

    #[test]
    fn a_server_on_all_addresses_is_reached_on_the_loopback() {
        for (listens, reached) in
            [("0.0.0.0:1", "127.0.0.1:1"), ("[::]:2", "[::1]:2"), ("10.0.0.1:3", "10.0.0.1:3")]
        {
            assert_eq!(reachable(listens.parse().unwrap()).to_string(), reached);
        }
    }

    #[test]
    fn what_others_can_read_is_not_private() {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = tempfile::tempdir().unwrap();
        let set = |mode| std::fs::set_permissions(dir.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        set(0o750);
        let fault = only_the_owner(dir.path().to_owned()).unwrap_err();
        assert!(fault.remedy.starts_with("chmod go= "));
        set(0o700);
        assert!(only_the_owner(dir.path().to_owned()).is_ok());
    }
}
