use super::*;
use crate::{
    compose,
    fixture::{append, config, refused},
};

#[tokio::test]
async fn a_restored_backup_does_not_write_and_a_newer_state_starts() {
    let dir = tempfile::tempdir().unwrap();
    let config = config(dir.path(), &[]);
    let database = config.data_dir.join("ownaccord.db");
    let (old, new) = (dir.path().join("old.db"), dir.path().join("new.db"));
    let kept = file(&config.data_dir);

    let app = compose::open(&config).await.unwrap();
    append(&app, 1).await;
    compose::close(&app).await;
    std::fs::copy(&database, &old).unwrap();
    let app = compose::open(&config).await.unwrap();
    let size = append(&app, 2).await;
    assert_eq!(remember(&app, &kept, None).await, Ok(size));
    append(&app, 3).await;
    compose::close(&app).await;
    std::fs::copy(&database, &new).unwrap();

    std::fs::copy(&old, &database).unwrap();
    assert!(refused(&config).await.what.contains("log-behind"));
    assert_eq!(std::fs::read(&database).unwrap(), std::fs::read(&old).unwrap(), "nothing was written");

    std::fs::copy(&new, &database).unwrap();
    let app = compose::open(&config).await.unwrap();
    assert_eq!(app.log_state().await.unwrap().size, size + 1);
    compose::close(&app).await;

    // The last resort of docs/operating.md: the file is moved away, by a person.
    std::fs::copy(&old, &database).unwrap();
    std::fs::rename(&kept, dir.path().join("kept.txt")).unwrap();
    compose::close(&compose::open(&config).await.unwrap()).await;
}

#[tokio::test]
async fn another_history_of_the_same_size_and_a_spoilt_file_are_refused() {
    let dir = tempfile::tempdir().unwrap();
    let config = config(dir.path(), &[]);
    let app = compose::open(&config).await.unwrap();
    append(&app, 1).await;
    let (mut state, _) = app.log_checkpoint().await.unwrap();
    state.root[0] ^= 1;
    let forked = state.sign(app.keys().log()).to_text();
    compose::close(&app).await;
    let kept = file(&config.data_dir);
    std::fs::write(&kept, forked).unwrap();
    assert!(refused(&config).await.what.contains("log-behind"));
    std::fs::write(&kept, "spoilt").unwrap();
    assert!(refused(&config).await.what.contains("cannot be read"));
}
