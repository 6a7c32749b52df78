// Withdraws announcements: what they announced has reached all servers, or never happened.
//
// Parameters: $ids.
MATCH (announcement:Announcement) WHERE announcement.id IN $ids
DELETE announcement
