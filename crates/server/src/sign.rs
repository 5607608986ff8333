//! `ownaccord sign`: what people and organisations sign with keys of their own. No server, no configuration, no network: the file of the
//! key never leaves the machine.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};
use domain::{
    digest::Digest,
    id::{AgreementId, CommunityId},
    moment::Moment,
    signatory::KeyRole,
};
use evidence::{
    keys::SigningKey,
    signature::{self, Acknowledgement, Cosignature, Countersignature, Deletion, Document, KeyProof},
};

use crate::{fault::Fault, key::Passphrase, say};

/// What to sign.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// That one holds the key: for registerKey.
    Proof {
        #[command(flatten)]
        with: With,
        /// What askKeyChallenge answered as the challenge.
        #[arg(long)]
        challenge: String,
        /// What it answered as the audience: the DID of the instance (did:web:…).
        #[arg(long, value_name = "DID")]
        audience: String,
    },
    /// That a requester binds itself to what the members consented to: for countersign.
    Countersignature {
        #[command(flatten)]
        with: With,
        /// The requester's DID: that of the instance, :requesters: and the requester's id.
        #[arg(long, value_name = "DID")]
        requester: String,
        /// The agreement's id (agr_…).
        #[arg(long)]
        agreement: AgreementId,
        /// The digest of the exact terms (sha256:…).
        #[arg(long)]
        terms: Digest,
        /// The digest of the decision (sha256:…).
        #[arg(long)]
        decision: Digest,
    },
    /// That a requester knows that a consent was taken back: for acknowledgeWithdrawal.
    Acknowledgement {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        of: Withdrawal,
    },
    /// That what a requester had under a withdrawn agreement is deleted everywhere, by everybody to whom it gave it too: for attestDeletion.
    Deletion {
        #[command(flatten)]
        with: With,
        #[command(flatten)]
        of: Withdrawal,
        /// Since when (2026-03-20T08:00:00Z).
        #[arg(long, value_name = "TIME")]
        deleted: Moment,
    },
    /// As a steward or an advocate, a decision that binds: for cosign.
    Cosignature {
        #[command(flatten)]
        with: With,
        /// As what.
        #[arg(long)]
        role: Role,
        /// The community's id (com_…).
        #[arg(long)]
        community: CommunityId,
        /// The digest of the decision (sha256:…).
        #[arg(long)]
        decision: Digest,
    },
}

/// Which withdrawal.
#[derive(Debug, Args)]
pub struct Withdrawal {
    /// The requester's DID: that of the instance, :requesters: and the requester's id.
    #[arg(long, value_name = "DID")]
    requester: String,
    /// The agreement's id (agr_…).
    #[arg(long)]
    agreement: AgreementId,
    /// The digest of the signed event that tells of the withdrawal (sha256:…).
    #[arg(long)]
    event: Digest,
}

/// With which key.
#[derive(Debug, Args)]
pub struct With {
    /// The file of the key.
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    #[command(flatten)]
    passphrase: Passphrase,
}

/// As what somebody signs beside the instance.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Role {
    /// A steward of the community.
    Steward,
    /// An advocate with a mandate of it.
    Advocate,
}

/// Signs, and prints the JWS.
pub fn sign(command: &Command) -> Result<(), Fault> {
    let jws = match command {
        Command::Proof { with, challenge, audience } => {
            made(with, |key| KeyProof::new(&key.public(), audience, challenge))
        }
        Command::Countersignature { with, requester, agreement, terms, decision } => made(with, |key| {
            let [agreement, terms, decision] =
                [agreement.to_string(), terms.to_string(), decision.to_string()];
            Countersignature::new(&key.public(), requester, &agreement, &terms, &decision)
        }),
        Command::Acknowledgement { with, of } => made(with, |key| {
            let [agreement, event] = [of.agreement.to_string(), of.event.to_string()];
            Acknowledgement::new(&key.public(), &of.requester, &agreement, &event)
        }),
        Command::Deletion { with, of, deleted } => made(with, |key| {
            let [agreement, event] = [of.agreement.to_string(), of.event.to_string()];
            Deletion::new(&key.public(), &of.requester, &agreement, &event, *deleted)
        }),
        Command::Cosignature { with, role, community, decision } => made(with, |key| {
            let role = match role {
                Role::Steward => KeyRole::Steward,
                Role::Advocate => KeyRole::Advocate,
            };
            Cosignature::new(&key.public(), role, &community.to_string(), &decision.to_string())
        }),
    };
    say::line(jws?);
    Ok(())
}

fn made<D: Document>(with: &With, document: impl Fn(&SigningKey) -> D) -> Result<String, Fault> {
    let key = with.passphrase.open(&with.key)?;
    signature::sign(&document(&key), &key)
        .map_err(|error| Fault::usage("This cannot be signed", error.to_string(), "Check what you typed."))
}
