/** `RoleLevel` or `roleLevel` → `ROLE_LEVEL`. */
export function constantCase(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}
