//! What holds the sentences to the code and the languages to each other.

mod deliberation;
mod elections;
mod golden;
mod page;
mod handbook;
mod petitions;
mod samples;
mod syntax;
mod vocabulary;
mod words;
