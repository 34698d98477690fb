/// How a response to a survey was collected. It is one of four words and says nothing of a device or of who helped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Collected {
    /// By whoever answered, on a device of their own.
    OnOwn,
    /// By whoever answered, on a device that is handed round.
    Kiosk,
    /// By somebody who asked the questions and noted what was said.
    Interview,
    /// On paper, and keyed in by the staff.
    Paper,
}

impl Collected {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::OnOwn, Self::Kiosk, Self::Interview, Self::Paper];

    /// As it is stored and exported.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::OnOwn => "self",
            Self::Kiosk => "kiosk",
            Self::Interview => "interview",
            Self::Paper => "paper",
        }
    }
}
