//! What happens to people, told one story at a time, on the built server and a real homeserver.

mod adopted;
mod audited;
mod bad_input;
mod changed_mind;
mod connector;
mod crowd;
mod deliberated;
mod forked;
mod garbage;
mod homeserver_down;
mod judged;
mod kept_in_rooms;
mod kill_nine;
mod late_and_foreign;
mod nio;
mod not_consented;
mod onboarded;
mod pushed;
mod recovered;
mod restarted;
mod suspended;
mod taken_back;
mod terms_returned;
mod verified;
mod witnessed;
