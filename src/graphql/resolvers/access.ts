import { PERMISSIONS } from '../../access/session.ts';
import { toEnumValue } from '../enum-values.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { findNode } from '../find-node.ts';

export const accessResolvers: Resolvers = {
  Query: {
    viewer: (_parent, _arguments, { session }) => session,
  },
  Viewer: {
    permissions: ({ permissions }) => PERMISSIONS.filter((permission) => permissions.has(permission)).map(toEnumValue),
    scopes: ({ principal }) => [...principal.scopes],
    employee: ({ principal }, _arguments, { loaders }) => findNode(loaders, 'Employee', principal.employeeId),
  },
};
