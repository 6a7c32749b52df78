/** The property `retired` by ESCO's status: true for concepts that ESCO has withdrawn and lists for old references; else undefined. */
export function retired(status: string | undefined): true | undefined {
  return status === undefined || status === 'released' ? undefined : true;
}
