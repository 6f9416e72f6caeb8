'use strict';
// async_hooks. Whoever loads it wants ids and contexts to be kept.

const {
  AsyncResource, createHook, executionAsyncId, executionAsyncResource, install, triggerAsyncId,
} = require('internal/async_hooks');
const { AsyncLocalStorage } = require('internal/async_local_storage');
const { asyncWrapProviders } = require('internal/async_wrap_providers');

install();

module.exports = {
  AsyncLocalStorage,
  createHook,
  executionAsyncId,
  triggerAsyncId,
  executionAsyncResource,
  asyncWrapProviders,
  AsyncResource,
};
