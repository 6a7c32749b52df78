// Makes this transaction the only one that writes releases of a dataset: another one waits here until it ends.
// The count of its holders gives what readers see a number that never comes back, whatever happens to the pointer.
//
// Parameters: $dataset.
MERGE (lock:ReleaseLock {dataset: $dataset})
SET lock.takenAt = datetime(), lock.taken = coalesce(lock.taken, 0) + 1
