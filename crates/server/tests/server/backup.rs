//! Copies, and phones that are ahead of one that was put back.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

use sammen_domain::RegistrationState;
use sammen_server::{BackupError, Database, Location, back_up, restore};
use uuid::Uuid;

use crate::{
    fixture::{Server, occurrence_id},
    phone::Phone,
};

async fn copied(server: &Server, name: &str) -> PathBuf {
    let file = server.folder().join(name);
    back_up(&server.database, &file).await.unwrap();
    file
}

async fn put_back(server: &Server, file: &Path) {
    restore(&server.database, file, Uuid::new_v4).await.unwrap();
}

#[tokio::test]
async fn a_phone_that_is_ahead_of_a_restored_server_loses_nothing() {
    let server = Server::with_seats(&[4, 4, 4]).await;
    let phone = Phone::new(&server, 1).await;
    let before = phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let backup = copied(&server, "backup").await;

    let decided_after = phone.place(occurrence_id(1), 2).await;
    phone.sync().await;
    let waiting = phone.place(occurrence_id(2), 3).await;
    let epoch = phone.epoch().await;
    put_back(&server, &backup).await;

    phone.sync().await;
    let view = phone.view().await;
    assert_ne!(phone.epoch().await, epoch, "another life of the data");
    assert!(view.outbox.is_empty() && view.refused.is_empty());
    for registration in [before, waiting] {
        assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
    }
    // It was decided and heard of, and then forgotten with the disk: the screen shows what is true now.
    assert_eq!(phone.state(decided_after).await, None);
    assert_eq!(view.availability[&occurrence_id(2)].taken, 3);
}

#[tokio::test]
async fn what_was_pushed_but_not_heard_of_is_pushed_again_after_a_restore() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    phone.sync().await;
    let backup = copied(&server, "backup").await;
    let registration = phone.place(occurrence_id(0), 2).await;
    // The push is decided and answered; the pull with the outcome does not arrive.
    phone.network.skip_then_fail(1, crate::phone::Fault::LoseRequest);
    phone.try_sync().await.unwrap_err();
    put_back(&server, &backup).await;
    phone.sync().await;
    phone.sync().await;
    assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
    assert!(phone.view().await.outbox.is_empty());
}

#[tokio::test]
async fn a_copy_goes_to_the_other_database_and_back() {
    let server = Server::with_seats(&[2, 3]).await;
    let phone = Phone::new(&server, 1).await;
    let registration = phone.place(occurrence_id(0), 2).await;
    phone.sync().await;
    let second_in_line = Phone::new(&server, 2).await;
    second_in_line.place(occurrence_id(0), 1).await;
    second_in_line.sync().await;
    let first = copied(&server, "first").await;

    let between = Database::in_memory().unwrap();
    restore(&between, &first, Uuid::new_v4).await.unwrap();
    let second = server.folder().join("second");
    back_up(&between, &second).await.unwrap();
    let other = Server::empty().await;
    put_back(&other, &second).await;

    let phone = phone.moved_to(&other);
    phone.sync().await;
    assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
    assert_eq!(phone.view().await.availability[&occurrence_id(0)].waiting, 1);
}

#[tokio::test]
async fn a_copy_is_private_and_never_written_over() {
    let server = Server::with_seats(&[1]).await;
    let file = copied(&server, "backup").await;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0);
    }
    let bytes = std::fs::read(&file).unwrap();
    let again = back_up(&server.database, &file).await;
    assert!(matches!(again, Err(BackupError::Exists(_))), "{again:?}");
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    let beside = std::fs::read_dir(server.folder()).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with("backup-")
    });
    assert_eq!(beside.count(), 0, "a copy is one file");
}

#[tokio::test]
async fn what_is_no_copy_changes_nothing() {
    let server = Server::with_seats(&[2]).await;
    let phone = Phone::new(&server, 1).await;
    let registration = phone.place(occurrence_id(0), 2).await;
    phone.sync().await;
    let missing = restore(&server.database, &server.folder().join("none"), Uuid::new_v4).await;
    assert!(matches!(missing, Err(BackupError::Missing(_))), "{missing:?}");
    let noise = server.folder().join("noise");
    std::fs::write(&noise, b"no database at all, but long enough to look at").unwrap();
    let unreadable = restore(&server.database, &noise, Uuid::new_v4).await;
    assert!(matches!(unreadable, Err(BackupError::Open(_))), "{unreadable:?}");
    phone.sync().await;
    assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
}

/// Runs the program on the server's data, beside the server, which goes on meanwhile.
async fn program(server: &Server, command: &str, file: &Path) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sammen"));
    program.arg(command);
    match &server.location {
        Location::Folder(folder) => program.arg("--data").arg(folder),
        // An address may hold a password, which has no place in the list of processes.
        Location::Postgres(url) => program.env("SAMMEN_DATABASE", url),
    };
    program.arg(file);
    tokio::task::spawn_blocking(move || program.output().unwrap()).await.unwrap()
}

#[tokio::test]
async fn the_program_backs_up_and_restores_while_a_server_answers() {
    let server = Server::with_seats(&[4, 4]).await;
    let phone = Phone::new(&server, 1).await;
    let before = phone.place(occurrence_id(0), 2).await;
    phone.sync().await;
    let file = server.folder().join("night");
    let copied = program(&server, "backup", &file).await;
    assert!(copied.status.success(), "{copied:?}");
    let again = program(&server, "backup", &file).await;
    assert!(!again.status.success());
    assert!(String::from_utf8_lossy(&again.stderr).contains("give another name"), "{again:?}");

    let waiting = phone.place(occurrence_id(1), 1).await;
    let epoch = phone.epoch().await;
    let restored = program(&server, "restore", &file).await;
    assert!(restored.status.success(), "{restored:?}");
    phone.sync().await;
    assert_ne!(phone.epoch().await, epoch);
    for registration in [before, waiting] {
        assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
    }
}
