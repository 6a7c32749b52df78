// Gives the announcements of a dataset. Those of a process that was killed stay until the next run.
//
// Parameters: $dataset.
// Columns: id.
MATCH (announcement:Announcement {dataset: $dataset})
RETURN announcement.id AS id
