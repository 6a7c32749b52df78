// Withdraws announcements: what they announced has been seen by everybody, or never happened.
//
// Parameters: $ids.
MATCH (announcement:Announcement) WHERE announcement.id IN $ids
DELETE announcement
