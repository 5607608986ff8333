//! The binary `ownaccord`: the command line, the configuration, and where everything is put together.
#![recursion_limit = "256"]

mod admin;
mod cli;
mod compose;
mod config;
mod data;
mod demo;
mod doctor;
mod durable;
mod fault;
#[cfg(test)]
mod fixture;
mod folder;
mod key;
mod keystore;
mod recount;
mod say;
mod seen;
mod serve;
mod sign;
mod taxonomy;
mod telemetry;
mod transparency;
mod verify;
mod watch;
mod witness;

use std::process::ExitCode;

use clap::Parser as _;

use crate::{
    admin::{Examined, Issued, Request},
    cli::{Cli, Command},
    config::{Config, Log},
    fault::Fault,
};

fn main() -> ExitCode {
    let cli = Cli::parse();
    // The one TLS stack of the house. It fails only if another was installed before, and there is no before.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let outcome = tokio::runtime::Runtime::new()
        .map_err(|error| {
            Fault::new(
                "The program cannot start",
                error.to_string(),
                "See the limits of this user: ulimit -a.",
            )
        })
        .and_then(|runtime| runtime.block_on(run(cli)));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            say::fault(&fault);
            ExitCode::from(fault.exit_code())
        }
    }
}

async fn run(cli: Cli) -> Result<(), Fault> {
    match &cli.command {
        Command::ConfigReference => say::text(&config::reference()),
        Command::Taxonomy(asked) => taxonomy::taxonomy(asked)?,
        Command::Sign(command) => sign::sign(command)?,
        Command::Key(key::Command::New { file, passphrase }) => key::new(file, passphrase)?,
        Command::Key(key::Command::Show { file, passphrase }) => key::show(file, passphrase)?,
        Command::Verify(arguments) => verify::verify(arguments).await?,
        Command::Watch(arguments) => watch::watch(arguments).await?,
        Command::Witness(arguments) => witness::witness(arguments).await?,
        Command::Recount(arguments) if recount::decision(&arguments.record).is_none() => {
            recount::file(arguments.record.as_ref(), arguments.jwks.as_deref()).await?;
        }
        command => {
            let environment = std::env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
            with_config(Config::load(cli.config.as_deref(), environment)?, command).await?;
        }
    }
    Ok(())
}

async fn with_config(config: Config, command: &Command) -> Result<(), Fault> {
    if let Command::Serve = command {
        telemetry::start(&config.log);
        return serve::serve(&config).await;
    }
    // An errand's own words are enough, unless something is wrong.
    telemetry::start(&Log { filter: "warn".to_owned(), ..config.log.clone() });
    match command {
        Command::Migrate => migrate(&config).await,
        Command::Doctor => doctor::doctor(&config).await,
        Command::Key(command) => key::of_instance(&config, command).await,
        Command::Invite { kind } => issue(&config, &Request::Invite { kind: *kind }).await,
        Command::Token(cli::Token { kind, id, days }) => {
            issue(&config, &Request::Token { kind: *kind, id: id.clone(), days: *days }).await
        }
        Command::Export(arguments) => match &arguments.dir {
            Some(dir) => folder::export(&config, &arguments.what, dir, arguments.records).await,
            None => recount::export(&config, &arguments.what, arguments.out.as_deref()).await,
        },
        Command::Recount(arguments) => {
            recount::here(&config, &arguments.record, arguments.jwks.as_deref()).await
        }
        Command::Demo(options) => demo::demo(&config, options).await,
        Command::Serve
        | Command::Sign(_)
        | Command::Verify(_)
        | Command::Watch(_)
        | Command::Witness(_)
        | Command::Taxonomy(_)
        | Command::ConfigReference => Ok(()),
    }
}

async fn issue(config: &Config, request: &Request) -> Result<(), Fault> {
    let issued: Issued = admin::run(config, request).await?;
    say::line(serde_json::json!(issued).to_string());
    Ok(())
}

async fn migrate(config: &Config) -> Result<(), Fault> {
    let examined: Examined = admin::run(config, &Request::Examine).await?;
    say::line(format!(
        "The schema is up to date ({}, {} entries in the journal).",
        examined.database, examined.journal
    ));
    Ok(())
}
