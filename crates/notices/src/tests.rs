//! What holds the sentences to the code and the languages to each other.

mod before_vote;
mod deliberation;
mod elections;
mod golden;
mod handbook;
mod malformed;
mod mandates;
mod negotiation;
mod oneself;
mod page;
mod petitions;
mod pictures;
mod roll;
mod rules;
mod samples;
mod syntax;
mod vocabulary;
mod words;
