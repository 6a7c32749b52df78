// Announces that readers of a dataset are about to see another release. Servers that see this read which one is current for each
// request, instead of believing their lease.
//
// Parameters: $id, $dataset.
CREATE (:Announcement {id: $id, dataset: $dataset})
