'use strict';
// node:trace_events: nothing is traced, so no category is enabled.

module.exports = require('internal/unavailable').unavailableModule('trace_events', ['createTracing', 'getEnabledCategories'], {
  getEnabledCategories() {
    return undefined;
  },
});
