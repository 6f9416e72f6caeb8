'use strict';
// diagnostics_channel

const {
  Channel, channel, hasSubscribers, subscribe, tracingChannel, unsubscribe,
} = require('internal/diagnostics_channel');

module.exports = { channel, hasSubscribers, subscribe, tracingChannel, unsubscribe, Channel };
