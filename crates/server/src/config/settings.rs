//! Every key of the configuration, once.

/// One key.
#[derive(Debug)]
pub struct Setting {
    /// Its name, sections separated by dots.
    pub key: &'static str,
    /// What holds where it is not set; none where it must be.
    pub default: &'static str,
    /// What a value must be, to follow "must be".
    pub wanted: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Whether its value must not be shown.
    pub secret: bool,
    /// Whether it takes many values: an array of texts, or one text with commas between them.
    pub many: bool,
}

/// `data_dir`
pub const DATA_DIR: Setting = Setting {
    key: "data_dir",
    default: "ownaccord-data",
    wanted: "a folder",
    about: "Keys, the SQLite file, the bot's encrypted store and the admin socket live here. Made at the first start, open to \
            its owner only. Back it up: it holds the key that signs decisions. A relative path starts where the command is run. \
            Keep the path short: a socket's path has room for 107 bytes.",
    secret: false,
    many: false,
};
/// `keys.passphrase`
pub const KEY_PASSPHRASE: Setting = Setting {
    key: "keys.passphrase",
    default: "",
    wanted: "a text",
    about: "The passphrase under which the keys of this instance lie on the disk. New keys are made under it; `ownaccord key encrypt` puts \
            those under it that lie there in clear. Better in the environment than in a file beside them. Without one, and where a key is \
            encrypted, it is asked for at the terminal.",
    secret: true,
    many: false,
};
/// `keys.passphrase_file`
pub const KEY_PASSPHRASE_FILE: Setting = Setting {
    key: "keys.passphrase_file",
    default: "",
    wanted: "a file",
    about: "A file whose first line is that passphrase, instead of keys.passphrase: such as what a secret manager mounts.",
    secret: false,
    many: false,
};
/// `keys.unencrypted`
pub const KEYS_UNENCRYPTED: Setting = Setting {
    key: "keys.unencrypted",
    default: "true",
    wanted: "true or false",
    about: "Whether keys may lie on the disk in clear, open to this user alone. With false the server neither makes nor takes one that \
            does. `ownaccord doctor` says which it is.",
    secret: false,
    many: false,
};
/// `server.listen`
pub const LISTEN: Setting = Setting {
    key: "server.listen",
    default: "127.0.0.1:8420",
    wanted: "an address and a port, such as 127.0.0.1:8420 or [::]:8420",
    about: "Where the server listens. It speaks plain HTTP: put a proxy that speaks TLS before it.",
    secret: false,
    many: false,
};
/// `server.public_url`
pub const PUBLIC_URL: Setting = Setting {
    key: "server.public_url",
    default: "http://localhost:8420",
    wanted: "an http or https address without a path, such as https://consent.example.org",
    about: "How the world names this instance. Decisions are signed under this name, and whoever verifies one asks for the \
            public key at this address followed by /.well-known/jwks.json. Choose it before the first decision and keep it.",
    secret: false,
    many: false,
};
/// `server.graphiql`
pub const GRAPHIQL: Setting = Setting {
    key: "server.graphiql",
    default: "true",
    wanted: "true or false",
    about: "Whether a browser that opens /graphql gets GraphiQL, a page to write queries in.",
    secret: false,
    many: false,
};
/// `dataspace.private_callbacks`
pub const PRIVATE_CALLBACKS: Setting = Setting {
    key: "dataspace.private_callbacks",
    default: "false",
    wanted: "true or false",
    about: "Whether messages to requesters' connectors and webhooks may go to plain HTTP and to addresses that are not of the public \
            internet. For trying things out on one machine; elsewhere a requester could have this server knock at doors inside.",
    secret: false,
    many: false,
};
/// `mail.server`
pub const MAIL_SERVER: Setting = Setting {
    key: "mail.server",
    default: "",
    wanted: "an address that starts with smtps:// or smtp://, such as smtps://user:password@mail.example.org",
    about: "Where letters go out. smtps:// speaks TLS from the start; smtp://…?tls=required asks for it with STARTTLS; smtp:// alone \
            speaks in clear, for a server on the same machine. Leave the whole section [mail] out to run without mail: requesters \
            then cannot prove their mail domain.",
    secret: true,
    many: false,
};
/// `mail.from`
pub const MAIL_FROM: Setting = Setting {
    key: "mail.from",
    default: "",
    wanted: "a mail address, with a name or without, such as Ownaccord <office@consent.example.org>",
    about: "Whom letters come from.",
    secret: false,
    many: false,
};
/// `database.url`
pub const DATABASE_URL: Setting = Setting {
    key: "database.url",
    default: "",
    wanted: "empty, or an address that starts with sqlite:// or postgres://",
    about: "Empty: the file ownaccord.db in data_dir (SQLite: one machine, one process). For everything else PostgreSQL, as \
            postgres://USER:PASSWORD@HOST/NAME; several servers may share it.",
    secret: true,
    many: false,
};
/// `matrix.homeserver`
pub const HOMESERVER: Setting = Setting {
    key: "matrix.homeserver",
    default: "",
    wanted: "the http or https address of a homeserver, such as https://matrix.example.org",
    about: "The homeserver's address for clients, used as it is. Leave the whole section [matrix] out to run without Matrix.",
    secret: false,
    many: false,
};
/// `matrix.user`
pub const MATRIX_USER: Setting = Setting {
    key: "matrix.user",
    default: "ownaccord-bot",
    wanted: "the name of an account on the homeserver, such as ownaccord-bot",
    about: "The account of the steward bot. It must exist, and be nobody else's.",
    secret: false,
    many: false,
};
/// `matrix.password`
pub const PASSWORD: Setting = Setting {
    key: "matrix.password",
    default: "",
    wanted: "a text",
    about: "The account's password: used to log in once, and when the bot has lost its store.",
    secret: true,
    many: false,
};
/// `matrix.password_file`
pub const PASSWORD_FILE: Setting = Setting {
    key: "matrix.password_file",
    default: "",
    wanted: "a file",
    about: "A file whose first line is the password, instead of matrix.password.",
    secret: false,
    many: false,
};
/// `transparency.witnesses`
pub const WITNESSES: Setting = Setting {
    key: "transparency.witnesses",
    default: "",
    wanted: "a list of witnesses, each the key of one as it prints it, a space, and the address that it answers at, such as \
             witness.example/ours+0123abcd+BAAA… https://witness.example",
    about: "Who countersigns the public log: other organisations that each run `ownaccord witness`, an instance that names this log in its \
            transparency.witnessed, or any witness of C2SP tlog-witness, which is asked at the address followed by /add-checkpoint. At each \
            start they are asked what they saw; a database that is behind it, or has another history, does not write.",
    secret: false,
    many: true,
};
/// `transparency.private_witnesses`
pub const PRIVATE_WITNESSES: Setting = Setting {
    key: "transparency.private_witnesses",
    default: "false",
    wanted: "true or false",
    about: "Whether witnesses may be asked by plain HTTP and at addresses that are not of the public internet.",
    secret: false,
    many: false,
};
/// `transparency.witnessed`
pub const WITNESSED: Setting = Setting {
    key: "transparency.witnessed",
    default: "",
    wanted: "a list of keys of logs, each as /log/key shows it",
    about: "The logs of others to which this instance is a witness. It answers at /witness/add-checkpoint and shows its key at \
            /witness/key. What it signed stands in data_dir (witness.json, witness-key.pem): never restore these from a backup. Of several \
            servers on one database let one name logs here.",
    secret: false,
    many: true,
};
/// `log.format`
pub const LOG_FORMAT: Setting = Setting {
    key: "log.format",
    default: "text",
    wanted: "text or json",
    about: "Lines for people, or one JSON object a line for programs. The log goes to the standard error.",
    secret: false,
    many: false,
};
/// `log.filter`
pub const LOG_FILTER: Setting = Setting {
    key: "log.filter",
    default: "info",
    wanted: "levels such as info, or warn,app=debug",
    about: "How much is logged: off, error, warn, info, debug or trace, for all or for single crates. The libraries for Matrix, \
            HTTP and SQL log errors only, unless the filter names them, because their lines can tell who did what.",
    secret: false,
    many: false,
};

/// All of them, in the order of the reference.
pub const ALL: [&Setting; 20] = [
    &DATA_DIR,
    &KEY_PASSPHRASE,
    &KEY_PASSPHRASE_FILE,
    &KEYS_UNENCRYPTED,
    &LISTEN,
    &PUBLIC_URL,
    &GRAPHIQL,
    &PRIVATE_CALLBACKS,
    &MAIL_SERVER,
    &MAIL_FROM,
    &DATABASE_URL,
    &HOMESERVER,
    &MATRIX_USER,
    &PASSWORD,
    &PASSWORD_FILE,
    &WITNESSES,
    &PRIVATE_WITNESSES,
    &WITNESSED,
    &LOG_FORMAT,
    &LOG_FILTER,
];

/// The key with this name.
pub fn named(key: &str) -> Option<&'static Setting> {
    ALL.into_iter().find(|setting| setting.key == key)
}

/// Whether keys stand in a section of this name.
pub fn is_section(name: &str) -> bool {
    ALL.iter().any(|setting| setting.key.split_once('.').is_some_and(|(section, _)| section == name))
}

/// The environment variable of a key.
pub fn variable(key: &str) -> String {
    format!("{PREFIX}{}", key.to_uppercase().replace('.', "__"))
}

/// What every environment variable of the configuration starts with.
pub const PREFIX: &str = "OWNACCORD__";
