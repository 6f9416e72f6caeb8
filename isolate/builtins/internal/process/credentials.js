'use strict';
// Users and groups of the process.

const {
  codes: { ERR_INVALID_ARG_TYPE, ERR_UNKNOWN_CREDENTIAL },
} = require('internal/errors');
const { validateArray, validateUint32 } = require('internal/validators');
const binding = internalBinding('process');

function validateId(id, name) {
  if (typeof id === 'number') {
    validateUint32(id, name);
  } else if (typeof id !== 'string') {
    throw new ERR_INVALID_ARG_TYPE(name, ['number', 'string'], id);
  }
}

function userId(id) {
  if (typeof id === 'number') return id;
  const uid = binding.lookupUser(id);
  if (uid === undefined) throw new ERR_UNKNOWN_CREDENTIAL('User', id);
  return uid;
}

function groupId(id) {
  if (typeof id === 'number') return id;
  const gid = binding.lookupGroup(id);
  if (gid === undefined) throw new ERR_UNKNOWN_CREDENTIAL('Group', id);
  return gid;
}

function setter(name, resolve) {
  return (id) => {
    validateId(id, 'id');
    binding[name](resolve(id));
  };
}

/**
 * Sets the supplementary groups.
 * @param {Array<number|string>} groups
 */
function setgroups(groups) {
  validateArray(groups, 'groups');
  groups.forEach((group, i) => validateId(group, `groups[${i}]`));
  binding.setgroups(groups.map(groupId));
}

/**
 * Sets the supplementary groups to those of a user and one more.
 * @param {number|string} user
 * @param {number|string} extraGroup
 */
function initgroups(user, extraGroup) {
  validateId(user, 'user');
  validateId(extraGroup, 'extraGroup');
  const extra = groupId(extraGroup);
  const groups = binding.groupsOfUser(typeof user === 'number' ? String(user) : user);
  if (groups !== undefined) {
    binding.setgroups([...new Set([extra, ...groups])]);
    return;
  }
  if (typeof user === 'number') throw new ERR_UNKNOWN_CREDENTIAL('User', user);
  // A name that nobody has is in no group.
  binding.setgroups([extra]);
}

module.exports = {
  getuid: () => binding.getuid(),
  geteuid: () => binding.geteuid(),
  getgid: () => binding.getgid(),
  getegid: () => binding.getegid(),
  getgroups: () => binding.getgroups(),
  setuid: setter('setuid', userId),
  seteuid: setter('seteuid', userId),
  setgid: setter('setgid', groupId),
  setegid: setter('setegid', groupId),
  setgroups,
  initgroups,
};
