//! Prints the schema in its own language, or holds `frontend/schema.graphql` against it.
//!
//! `cargo run -p graphql --example schema -- [--check | --write]`

use std::{
    fs,
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

fn main() -> ExitCode {
    let mode = std::env::args().nth(1);
    match run(mode.as_deref()) {
        Ok(code) => code,
        Err(error) => tell(&format!("the schema could not be read or written: {error}"), ExitCode::FAILURE),
    }
}

fn run(mode: Option<&str>) -> io::Result<ExitCode> {
    let sdl = graphql::sdl();
    let path = PathBuf::from("frontend/schema.graphql");
    match mode {
        None => io::stdout().write_all(sdl.as_bytes()).map(|()| ExitCode::SUCCESS),
        Some("--write") => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, sdl).map(|()| ExitCode::SUCCESS)
        }
        Some("--check") if fs::read_to_string(&path).ok().as_deref() == Some(&*sdl) => Ok(ExitCode::SUCCESS),
        Some("--check") => {
            let mend = "frontend/schema.graphql is not what the code says. To mend it:\n  \
                        cargo run -p graphql --example schema -- --write";
            Ok(tell(mend, ExitCode::FAILURE))
        }
        Some(_) => {
            Ok(tell("usage: schema [--check | --write], from the root of the repository", ExitCode::from(2)))
        }
    }
}

fn tell(words: &str, code: ExitCode) -> ExitCode {
    // Without a standard error there is nobody to tell.
    let _ = writeln!(io::stderr(), "{words}");
    code
}
