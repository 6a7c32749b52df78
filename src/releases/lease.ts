/**
 * Milliseconds for which a server may believe which releases are current, from before it asked. A publisher waits that long twice, so all
 * processes on one Neo4j need the same number: it is no setting.
 */
export const leaseMs = 100;
