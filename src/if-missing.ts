/** For the `catch` of a file operation: a value where there is no such file or folder. @throws Any other error, as it is. */
export function ifMissing<Value>(value: Value): (thrown: unknown) => Value {
  return (thrown) => {
    const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
    if (code === 'ENOENT' || code === 'ENOTDIR') return value;
    throw thrown;
  };
}
