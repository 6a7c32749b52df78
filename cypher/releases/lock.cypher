// Makes this transaction the only one that writes releases of a dataset: another one waits here until it ends.
//
// Parameters: $dataset.
MERGE (lock:ReleaseLock {dataset: $dataset})
SET lock.takenAt = datetime()
