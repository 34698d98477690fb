//! Whether the server lives and is ready.

use crate::fixture::Server;

#[tokio::test]
async fn a_server_without_its_database_lives_and_is_not_ready() {
    let server = Server::empty().await;
    assert_eq!(server.get("/health/live").await.status, 200);
    assert_eq!(server.get("/health/ready").await.status, 200);
    server.database.close().await;
    assert_eq!(server.get("/health/live").await.status, 200);
    let answer = server.get("/health/ready").await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (503, "unavailable".into()));
    assert_eq!(answer.header("retry-after"), "5");
}
