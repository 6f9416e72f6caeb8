'use strict';
// node:trace_events: there is no tracing, and so no category is enabled.

const { codes } = require('internal/errors');

module.exports = {
  createTracing() {
    throw new codes.ERR_TRACE_EVENTS_UNAVAILABLE();
  },
  getEnabledCategories() {
    return undefined;
  },
};
