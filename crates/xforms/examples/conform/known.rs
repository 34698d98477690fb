/// Misses that were judged: a file of lines, each the beginning of a case's name, a tab and the reason.
pub struct Known(Vec<(&'static str, &'static str)>);

impl Known {
    pub fn read(text: &'static str) -> Self {
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        Self(lines.filter_map(|line| line.split_once('\t')).collect())
    }

    /// Why a case is missed.
    pub fn reason(&self, case: &str) -> &'static str {
        let known = self.0.iter().find(|(start, _)| case.starts_with(start));
        known.map_or("not judged", |(_, reason)| reason)
    }
}
