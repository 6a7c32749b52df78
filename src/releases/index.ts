export { type Published, publishedReleases } from './current.ts';
export { IncompleteRemovalError, RecordError, ReleaseError } from './errors.ts';
export { releaseFingerprint } from './fingerprint.ts';
export { withdrawLeftoverAnnouncements } from './leftover-announcements.ts';
export { findRelease, removeDataset, type StoredRelease, storedReleases, useRelease } from './manage.ts';
export { prepareDatabase } from './prepare-database.ts';
export { type PublishResult, publishRelease } from './publish-release.ts';
export type { NodeKey, NodeRecord, Records, RelationshipRecord } from './records.ts';
