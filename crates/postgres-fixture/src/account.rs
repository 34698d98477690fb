//! Whom PostgreSQL runs as: it refuses to run as root.

use std::{
    fs, io,
    os::unix::{fs::chown, process::CommandExt},
    path::Path,
    process::Command,
};

use rustix::process::geteuid;

use crate::ClusterError;

/// In the order they are asked for.
const NAMES: [&str; 2] = ["postgres", "nobody"];

/// Whom programs run as.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Account {
    /// Whoever runs the tests.
    Own,
    /// Another, since root runs the tests.
    Other {
        /// The user's number.
        user: u32,
        /// The number of the user's group.
        group: u32,
    },
}

impl Account {
    /// Finds whom PostgreSQL can run as.
    pub(crate) fn find() -> Result<Self, ClusterError> {
        if !geteuid().is_root() {
            return Ok(Self::Own);
        }
        let accounts = fs::read_to_string("/etc/passwd").unwrap_or_default();
        NAMES.iter().find_map(|name| parse(&accounts, name)).ok_or(ClusterError::NoAccount)
    }

    /// Lets a program run as this account.
    pub(crate) fn apply(self, command: &mut Command) -> &mut Command {
        match self {
            Self::Own => command,
            Self::Other { user, group } => command.uid(user).gid(group),
        }
    }

    /// Gives a file or folder to this account.
    pub(crate) fn own(self, path: &Path) -> io::Result<()> {
        match self {
            Self::Own => Ok(()),
            Self::Other { user, group } => chown(path, Some(user), Some(group)),
        }
    }
}

/// Finds a name among lines such as `postgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash`.
fn parse(accounts: &str, name: &str) -> Option<Account> {
    accounts.lines().find_map(|line| {
        let mut fields = line.strip_prefix(name)?.strip_prefix(':')?.split(':').skip(1);
        let mut number = || fields.next()?.parse().ok();
        Some(Account::Other { user: number()?, group: number()? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let accounts = "root:x:0:0::/root:/bin/sh\npostgres2:x:1:2::/:/bin/sh\n\
            postgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n";
        let expect = Some(Account::Other { user: 101, group: 104 });
        assert_eq!(parse(accounts, "postgres"), expect);
        assert_eq!(parse(accounts, "nobody"), None);
    }
}
