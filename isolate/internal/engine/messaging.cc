// Posting and receiving: values to tapes, transfer lists to stores and ports, and back.
//
// All or nothing: everything that can fail (the walk, the transfer list, Go's serializer and mailbox)
// happens before anything is detached. Who frees a store: until Go has accepted the message this file
// does; afterwards whoever holds the message; on arrival the ArrayBuffer that adopts it.
#include <optional>
#include <vector>

#include "_cgo_export.h"
#include "build.h"
#include "contexts.h"
#include "flat.h"
#include "serdes.h"
#include "thread.h"
#include "walk.h"

namespace heddle {

namespace {

using Info = v8::FunctionCallbackInfo<v8::Value>;

// A host object is a JavaScript object with one internal field. A port's holds its id, or null
// once the port has gone elsewhere. What the others are JavaScript knows (internal/transferable).
void NewHostObject(const Info& info) {
  if (!info.IsConstructCall())
    return ThrowTypeError(info.GetIsolate(), "Class constructor HostObject cannot be invoked without 'new'");
  info.This()->SetInternalField(0, v8::Undefined(info.GetIsolate()));
}

void GetHostObject(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  if (t->host_template.IsEmpty()) {
    v8::Local<v8::FunctionTemplate> tmpl = v8::FunctionTemplate::New(isolate, NewHostObject);
    tmpl->InstanceTemplate()->SetInternalFieldCount(1);
    tmpl->SetClassName(Key(isolate, "HostObject"));
    t->host_template.Reset(isolate, tmpl);
  }
  v8::Local<v8::Function> constructor;
  if (t->host_template.Get(isolate)->GetFunction(isolate->GetCurrentContext())
          .ToLocal(&constructor))
    info.GetReturnValue().Set(constructor);
}

bool IsHost(Thread* t, v8::Local<v8::Value> v) {
  return v->IsObject() && !t->host_template.IsEmpty() &&
         t->host_template.Get(t->isolate)->HasInstance(v);
}

void SetPort(const Info& info) {
  if (IsHost(ThreadOf(info.GetIsolate()), info[0]))
    info[0].As<v8::Object>()->SetInternalField(0, info[1]);
}

bool PortId(v8::Local<v8::Object> host, uint32_t* id) {
  v8::Local<v8::Value> field = v8::Local<v8::Data>(host->GetInternalField(0)).As<v8::Value>();
  if (!field->IsUint32()) return false;
  *id = field.As<v8::Uint32>()->Value();
  return true;
}

void GetPort(const Info& info) {
  uint32_t id;
  if (IsHost(ThreadOf(info.GetIsolate()), info[0]) && PortId(info[0].As<v8::Object>(), &id))
    info.GetReturnValue().Set(id);
}

// No handle has this number.
constexpr uint32_t kNoPort = ~0u;

// setEnvironment(env): the one Proxy that can be cloned.
void SetEnvironment(const Info& info) {
  if (info[0]->IsObject()) ThreadOf(info.GetIsolate())->environment.Reset(info.GetIsolate(), info[0].As<v8::Object>());
}

// markUncloneable(object): a message that has it is refused.
void MarkUncloneable(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  if (!info[0]->IsObject()) return;
  if (t->uncloneable_key.IsEmpty())
    t->uncloneable_key.Reset(isolate, v8::Private::New(isolate, Key(isolate, "uncloneable")));
  (void)info[0].As<v8::Object>()->SetPrivate(isolate->GetCurrentContext(), t->uncloneable_key.Get(isolate),
                                             v8::True(isolate));
}

// What the tape keeps of its memory from message to message: 1 MiB.
constexpr size_t kKeptWords = 1 << 18;

// Of a longer tape bytes are made, which are fewer: 4 MiB.
constexpr size_t kMostAlone = 1 << 20;

// A message on its way out.
class Outgoing {
 public:
  Outgoing(Thread* t, v8::Local<v8::Context> context, Tape* tape)
      : t_(t), isolate_(t->isolate), context_(context), tape_(*tape), under_(tape->size()),
        base_((under_ + 1) & ~size_t{1}), walker_(t, context, WalkMode::kMessage, tape) {
    tape_.resize(base_);  // doubles are aligned on the tape, so it begins aligned
  }
  ~Outgoing() {
    tape_.resize(under_);
    if (under_ == 0 && tape_.capacity() > kKeptWords) Tape().swap(tape_);
    for (hd_store* s : stores_) hd_store_free(s);
  }

  // source: the port that posts; undefined for none. one: there is one receiver at most. here: that is this thread.
  bool Prepare(v8::Local<v8::Value> value, v8::Local<v8::Value> transfer, v8::Local<v8::Value> source,
               bool one, bool here) {
    if (!ReadTransfer(transfer, source)) return false;
    // Ports, and what moves, are Go's to move.
    if (here && !t_->v8_arrays && hosts_.empty() && moved_.empty()) walker_.SetHere();
    if (!here) walker_.PreferAlone();
    walker_.SetTransfer(&buffers_, &hosts_);
    walker_.SetMoved(&moved_, &packed_);
    if (one) walker_.AdoptLarge();
    if (!walker_.Write(value)) return false;
    // A getter may have made asm.js of what was to be transferred. One that it has detached arrives empty.
    for (const auto* list : {&buffers_, &resizable_})
      for (auto& b : *list)
        if (!b->IsDetachable())
          return CloneError("An ArrayBuffer is detached and could not be cloned.");
    for (auto& b : buffers_) stores_.push_back(new hd_store{StoreOf(b)});
    for (auto& s : walker_.adopted()) stores_.push_back(new hd_store{s});
    for (auto& s : walker_.shared()) stores_.push_back(new hd_store(s));
    out_.words = tape_.data() + base_;
    out_.count = tape_.size() - base_;
    out_.tree = walker_.IsTree();
    out_.alone = walker_.IsAlone() && !walker_.Refused() && out_.count <= kMostAlone;
    out_.stores = stores_.data();
    out_.transferred = buffers_.size() + walker_.adopted().size();
    out_.shared = walker_.shared().size();
    out_.ports = ports_.data();
    out_.nports = ports_.size();
    handles_ = walker_.handles();
    out_.handles = handles_.data();
    out_.nhandles = handles_.size();
    return true;
  }

  hd_message* message() { return &out_; }
  const Walker& walker() const { return walker_; }

  // Go has the message: what was transferred is gone here.
  void Commit() {
    stores_.clear();
    for (const auto* list : {&buffers_, &resizable_})
      for (auto& b : *list) {
        if (t_->account != nullptr) t_->account->Release(b->Data());
        b->Detach(v8::Local<v8::Value>()).FromMaybe(false);
      }
    for (auto& h : hosts_) h->SetInternalField(0, v8::Null(isolate_));
    for (auto& h : moved_) {
      v8::Local<v8::Value> host = h;
      if (t_->hooks[kHookHostMoved].Get(isolate_)->Call(context_, v8::Undefined(isolate_), 1, &host).IsEmpty())
        return;
    }
  }

 private:
  // The memory as its next owner is to have it.
  std::shared_ptr<v8::BackingStore> StoreOf(v8::Local<v8::ArrayBuffer> b) const {
    auto store = b->GetBackingStore();
    return t_->account != nullptr ? t_->account->Original(std::move(store)) : store;
  }

  bool CloneError(const char* text) {
    v8::Local<v8::Value> message = Str(isolate_, text), error;
    if (t_->hooks[kHookDataCloneError].IsEmpty()) {
      ThrowError(isolate_, text);
      return false;
    }
    if (t_->hooks[kHookDataCloneError]
            .Get(isolate_)
            ->Call(context_, v8::Undefined(isolate_), 1, &message)
            .ToLocal(&error))
      isolate_->ThrowException(error);
    return false;
  }

  bool ReadTransfer(v8::Local<v8::Value> transfer, v8::Local<v8::Value> source) {
    if (!transfer->IsArray()) return true;
    auto list = transfer.As<v8::Array>();
    for (uint32_t i = 0; i < list->Length(); i++) {
      v8::Local<v8::Value> item;
      if (!list->Get(context_, i).ToLocal(&item)) return false;
      if (item->IsArrayBuffer() ? !AddBuffer(item.As<v8::ArrayBuffer>()) : !AddHost(item, source))
        return false;
    }
    return true;
  }

  bool AddBuffer(v8::Local<v8::ArrayBuffer> b) {
    for (const auto* list : {&buffers_, &resizable_})
      for (auto& known : *list)
        if (known == b) return CloneError("Transfer list contains duplicate ArrayBuffer");
    if (!b->IsDetachable()) return true;  // WebAssembly's memory is cloned instead
    if (b->WasDetached()) {  // arrives as an empty one
      buffers_.push_back(b);
      return true;
    }
    v8::Local<v8::Value> resizable = v8::Undefined(isolate_);
    const auto& getter = t_->intrinsics[kBufferResizable];
    if (!getter.IsEmpty() && !getter.Get(isolate_)->Call(context_, b, 0, nullptr).ToLocal(&resizable))
      return false;
    (resizable->IsTrue() ? resizable_ : buffers_).push_back(b);
    return true;
  }

  bool AddHost(v8::Local<v8::Value> item, v8::Local<v8::Value> source) {
    if (!IsHost(t_, item)) {
      ThrowCoded(t_, context_, "TypeError", "ERR_INVALID_TRANSFER_OBJECT",
                 "Found invalid object in transferList");
      return false;
    }
    auto host = item.As<v8::Object>();
    uint32_t id;
    for (auto& known : hosts_)
      if (known == host) return CloneError("Transfer list contains duplicate MessagePort");
    if (item == source) return CloneError("Transfer list contains source port");
    if (!PortId(host, &id)) return AddOther(host);
    hosts_.push_back(host);
    ports_.push_back(id);
    return true;
  }

  // A host object that is no port, or was one.
  bool AddOther(v8::Local<v8::Object> host) {
    v8::Local<v8::Value> packed;
    for (auto& known : moved_)
      if (known == host)
        return CloneError(("Transfer list contains duplicate " + Text(isolate_, host->GetConstructorName())).c_str());
    if (!PackHost(t_, context_, host, true, &packed)) return false;
    if (packed->IsUndefined()) return CloneError("MessagePort in transfer list is already detached");
    if (!packed->IsArray()) return true;  // it is cloned
    moved_.push_back(host);
    packed_.push_back(packed);
    return true;
  }

  Thread* t_;
  v8::Isolate* isolate_;
  v8::Local<v8::Context> context_;
  Tape& tape_;
  size_t under_;  // where the tape of what runs outside of this ends
  size_t base_;
  Walker walker_;  // keeps the memory that the tape names
  std::vector<v8::Local<v8::ArrayBuffer>> buffers_;
  // V8 cannot adopt memory as a resizable buffer: these are cloned, and detached all the same.
  std::vector<v8::Local<v8::ArrayBuffer>> resizable_;
  std::vector<v8::Local<v8::Object>> hosts_;
  std::vector<uint32_t> ports_;
  std::vector<v8::Local<v8::Object>> moved_;
  std::vector<v8::Local<v8::Value>> packed_;
  std::vector<uint32_t> handles_;
  std::vector<hd_store*> stores_;
  hd_message out_ = {};
};

// A message that arrived; takes over its stores.
class Incoming {
 public:
  // port: the number of the handle where it arrived, 0 for none.
  Incoming(Thread* t, v8::Local<v8::Context> context, const hd_message& m, uint32_t port)
      : t_(t), isolate_(t->isolate), context_(context), m_(m), port_(port), used_(m.nhandles) {
    t_->incoming++;
    for (size_t i = 0; i < m.transferred + m.shared; i++) {
      stores_.push_back(*m.stores[i]);
      hd_store_free(m.stores[i]);
    }
  }
  // The walker that has made its tape, which is one of this thread's own.
  void SetWalker(const Walker* walker) { walker_ = walker; }
  // The handles that no object has taken.
  ~Incoming() {
    for (size_t i = 0; i < used_.size(); i++)
      if (!used_[i]) heddleDropHandle(t_->go, m_.handles[i]);
    t_->incoming--;
  }

  // ports: null when nobody asks for them.
  bool Build(v8::Local<v8::Value>* value, v8::Local<v8::Array>* ports) {
    if (ports != nullptr) *ports = v8::Array::New(isolate_, static_cast<int>(m_.nports));
    std::vector<v8::Local<v8::Value>> hosts;
    for (size_t i = 0; i < m_.nports; i++) {
      v8::Local<v8::Value> argv[] = {v8::Integer::NewFromUnsigned(isolate_, m_.ports[i]),
                                     v8::Integer::NewFromUnsigned(isolate_, port_)};
      v8::Local<v8::Value> port;
      if (!t_->hooks[kHookMakePort]
               .Get(isolate_)
               ->Call(context_, v8::Undefined(isolate_), 2, argv)
               .ToLocal(&port))
        return false;
      hosts.push_back(port);
      if (ports != nullptr && !Put(context_, *ports, static_cast<uint32_t>(i), port)) return false;
    }
    Builder builder(t_, context_, m_.words, m_.count);
    builder.SetTransferred(&stores_, m_.transferred, &hosts);
    builder.SetHandles(m_.handles, &used_);
    builder.SetTree(m_.tree != 0);
    if (walker_ != nullptr) builder.SetHere(&walker_->held(), &walker_->maps());
    if (walker_ != nullptr && walker_->Refused()) return ThrowError(isolate_, "Unable to deserialize cloned data."), false;
    if (const Contexts::PortRealm* realm = RealmOfPort(t_, port_)) builder.SetIntrinsics(realm->intrinsics);
    return builder.Read(value);
  }

 private:
  Thread* t_;
  v8::Isolate* isolate_;
  v8::Local<v8::Context> context_;
  const hd_message& m_;
  uint32_t port_;
  const Walker* walker_ = nullptr;
  std::vector<bool> used_;
  std::vector<hd_store> stores_;
};

// The context in which a port's messages are made.
v8::Local<v8::Context> PlaceOf(Thread* t, uint32_t port) {
  const Contexts::PortRealm* realm = RealmOfPort(t, port);
  return (realm != nullptr ? realm->context : t->context).Get(t->isolate);
}

// An error of the current context in the place of one of the thread's own.
v8::Local<v8::Value> ErrorHere(v8::Isolate* isolate, v8::Local<v8::Value> error) {
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  v8::Local<v8::Value> message, code;
  if (!error->IsObject() || !error.As<v8::Object>()->Get(context, Key(isolate, "message")).ToLocal(&message) ||
      !error.As<v8::Object>()->Get(context, Key(isolate, "code")).ToLocal(&code) || !message->IsString())
    return v8::Exception::Error(Str(isolate, "message cannot be read"));
  v8::Local<v8::Value> made = v8::Exception::Error(message.As<v8::String>());
  if (code->IsString()) Put(context, made.As<v8::Object>(), "code", code);
  return made;
}

void ThrowMessage(Thread* t, v8::Local<v8::Context> context, const hd_message& m) {
  ThrowTape(t, context, m.words, m.count);
}

uint32_t Uint(const Info& info, int i) {
  return info[i]->Uint32Value(info.GetIsolate()->GetCurrentContext()).FromMaybe(0);
}

// Posts a value that is flat; false when it is not.
bool PostFlat(Thread* t, uint32_t port, v8::Local<v8::Value> value, int* status, hd_message* error) {
  const size_t base = t->tape.size();
  if (Stopping(t) || !WriteFlat(t, value, &t->tape)) return false;
  *status = heddlePostFlat(t->go, port, t->tape.data() + base, t->tape.size() - base, error);
  t->tape.resize(base);
  return true;
}

// post(port, value, transferList) -> true when there was somebody to post to, null when that port went with the
// message, which is the end of both. port: the object, or the
// number of a handle that has no such object; broadcast: there may be several receivers. A post to a port
// that is closed is made and dropped, and gives undefined.
void Post(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  uint32_t port = 0;
  bool open = true;
  if (info[0]->IsObject()) {
    if (!IsHost(t, info[0])) return ThrowTypeError(isolate, "Illegal invocation");
    open = PortId(info[0].As<v8::Object>(), &port);
  } else {
    port = Uint(info, 0);
  }
  hd_message error = {};
  int status;
  if (open && !info[2]->IsArray() && PostFlat(t, port, info[1], &status, &error)) {
    if (status < 0) return ThrowMessage(t, context, error);
    return info.GetReturnValue().Set(status == HD_SENT);
  }
  Outgoing out(t, context, &t->tape);
  if (!out.Prepare(info[1], info[2], info[0], !info[3]->IsTrue(), false)) return;
  status = heddlePost(t->go, open ? port : kNoPort, out.message(), &error);
  if (status < 0) return ThrowMessage(t, context, error);
  out.Commit();
  if (status == HD_TARGET_LOST) return info.GetReturnValue().SetNull();
  if (open) info.GetReturnValue().Set(status == HD_SENT);
}

// A call that goes to Go: (port, on), of which it may need neither. Gives a port's number, if there is one to give.
template <int kCall>
void CallPort(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  hd_message error = {};
  uint32_t id = 0;
  if (heddleCallPort(t->go, kCall, Uint(info, 0), info[1]->IsTrue() ? 1 : 0, &id, &error) < 0)
    return ThrowMessage(t, isolate->GetCurrentContext(), error);
  if (id != 0) info.GetReturnValue().Set(id);
}

// A tape for one structuredClone: others may run in the middle of it.
class CloneTape {
 public:
  explicit CloneTape(Thread* t) : t_(t) { tape_.swap(t->clone_tape); }
  ~CloneTape() {
    if (tape_.capacity() > t_->clone_tape.capacity()) tape_.swap(t_->clone_tape);
  }
  Tape* get() { return &tape_; }

 private:
  Thread* t_;
  Tape tape_;
};

// A message to this thread itself: what the walker has made is what the builder reads (docs/decisions/0013).
// False, with an error in its place, when the message's handles cannot be taken.
bool TakeHere(Thread* t, Outgoing* out, hd_message* in) {
  *in = *out->message();
  if (in->nhandles == 0) return true;
  static const uint32_t kNothing[] = {kUndefined};
  hd_message handles = {}, answer = {};
  handles.words = kNothing, handles.count = 1;
  handles.handles = in->handles, handles.nhandles = in->nhandles;
  if (heddleClone(t->go, &handles, t->incoming > 0, &answer) < 0) {
    *in = answer;
    return false;
  }
  in->handles = answer.handles, in->nhandles = answer.nhandles;
  return true;
}

bool IsImmutable(v8::Local<v8::Value> v) { return !v->IsObject() && !v->IsSymbol(); }

// clone(value, transferList): a post to oneself.
void Clone(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  if (IsImmutable(info[0]) && info[1]->IsUndefined()) return info.GetReturnValue().Set(info[0]);
  CloneTape tape(t);
  hd_message in = {};
  std::optional<Outgoing> out(std::in_place, t, context, tape.get());
  if (!out->Prepare(info[0], info[1], v8::Undefined(isolate), true, true)) return;
  const bool here = out->walker().here();
  if (here ? !TakeHere(t, &*out, &in) : heddleClone(t->go, out->message(), t->incoming > 0, &in) < 0)
    return ThrowMessage(t, context, in);
  Incoming incoming(t, context, in, 0);
  out->Commit();
  if (here)
    incoming.SetWalker(&out->walker());
  else
    out.reset();
  v8::Local<v8::Value> value;
  if (incoming.Build(&value, nullptr)) info.GetReturnValue().Set(value);
}

// receive(portId) -> [value, ports], or undefined when there is no message.
void Receive(const Info& info) {
  v8::Isolate* isolate = info.GetIsolate();
  Thread* t = ThreadOf(isolate);
  v8::Local<v8::Context> context = isolate->GetCurrentContext();
  hd_message in = {};
  uint32_t port = Uint(info, 0);
  int status = heddleReceive(t->go, port, t->incoming > 0, &in);
  if (status < 0) return ThrowMessage(t, context, in);
  if (status == 0) return;
  v8::Local<v8::Value> value;
  v8::Local<v8::Array> ports;
  {
    v8::Local<v8::Context> where = PlaceOf(t, port);
    v8::Context::Scope scope(where);
    Incoming incoming(t, where, in, port);
    if (!incoming.Build(&value, &ports)) return;
  }
  v8::Local<v8::Value> pair[] = {value, ports};
  info.GetReturnValue().Set(v8::Array::New(isolate, pair, 2));
}

}  // namespace

void BindMessaging(Binder& b) {
  b.Getter("HostObject", GetHostObject);
  b.Also(NewHostObject);
  b.Fn("setPort", SetPort);
  b.Fn("getPort", GetPort);
  b.Fn("markUncloneable", MarkUncloneable);
  b.Fn("setEnvironment", SetEnvironment);
  b.Fn("post", Post);
  b.Fn("clone", Clone);
  b.Fn("receive", Receive);
  b.Fn("start", CallPort<HD_PORT_START>);
  b.Fn("refPort", CallPort<HD_PORT_REF>);
  b.Fn("listen", CallPort<HD_PORT_LISTEN>);
  b.Fn("close", CallPort<HD_PORT_CLOSE>);
  b.Fn("createChannel", CallPort<HD_PORT_CHANNEL>);
}

}  // namespace heddle

using namespace heddle;

extern "C" {

int hd_deliver(hd_thread* t, uint32_t port, const uint32_t* words, size_t count, hd_store** stores,
               size_t transferred, size_t shared, const uint32_t* ids, size_t nids,
               const uint32_t* handles, size_t nhandles, int tree, int is_error) {
  const hd_message m = {words, count, stores, transferred, shared, ids, nids, handles, nhandles, tree, 0};
  v8::Isolate* isolate = t->isolate;
  v8::HandleScope scope(isolate);
  v8::Local<v8::Context> context = t->context.Get(isolate);
  v8::Context::Scope context_scope(context);
  v8::Local<v8::Value> argv[] = {v8::Integer::NewFromUnsigned(isolate, port),
                                 v8::Undefined(isolate), v8::Undefined(isolate),
                                 v8::Undefined(isolate)};
  int argc = 3;
  {
    v8::Local<v8::Context> place = PlaceOf(t, port);
    v8::Context::Scope place_scope(place);
    v8::TryCatch try_catch(isolate);
    v8::Local<v8::Array> ports;
    bool ok = true;
    if (is_error) {
      ThrowMessage(t, context, m);
      ok = false;
    } else {
      Incoming incoming(t, place, m, port);
      ok = incoming.Build(&argv[1], &ports);
    }
    if (ok) {
      argv[2] = ports;
    } else {
      if (try_catch.HasTerminated() || StopRequested(t)) return HD_STOP;
      argv[1] = v8::Undefined(isolate);
      argv[2] = v8::Array::New(isolate);
      argv[3] = try_catch.HasCaught() ? try_catch.Exception()
                                      : v8::Exception::Error(Str(isolate, "message cannot be read"));
      try_catch.Reset();
      if (place != context) argv[3] = ErrorHere(isolate, argv[3]);
      argc = 4;
    }
  }
  return CallTop(t, t->hooks[kHookDeliver].Get(isolate), argc, argv, nullptr);
}

int hd_deliver_flat(hd_thread* t, uint32_t port, const uint32_t* words, size_t count) {
  v8::Isolate* isolate = t->isolate;
  if (RealmOfPort(t, port) == nullptr) {
    v8::HandleScope scope(isolate);
    v8::Local<v8::Context> context = t->context.Get(isolate);
    v8::Context::Scope context_scope(context);
    FlatParts parts;
    bool read;
    {
      v8::TryCatch try_catch(isolate);
      read = ReadFlat(t, context, words, count, &parts);
    }
    if (read) {
      v8::Local<v8::Value> argv[2 + FlatParts::kMost] = {v8::Integer::NewFromUnsigned(isolate, port)};
      size_t argc = 1;
      if (parts.make != nullptr) argv[argc++] = parts.make->Get(isolate);
      for (size_t i = 0; i < parts.count; i++) argv[argc++] = parts.values[i];
      const Hook hook = parts.make != nullptr ? kHookDeliverMade : kHookDeliver;
      return CallTop(t, t->hooks[hook].Get(isolate), static_cast<int>(argc), argv, nullptr);
    }
  }
  return hd_deliver(t, port, words, count, nullptr, 0, 0, nullptr, 0, nullptr, 0, 1, 0);
}

int hd_port_closed(hd_thread* t, uint32_t port) {
  v8::Isolate* isolate = t->isolate;
  v8::HandleScope scope(isolate);
  v8::Context::Scope context_scope(t->context.Get(isolate));
  v8::Local<v8::Value> id = v8::Integer::NewFromUnsigned(isolate, port);
  return CallTop(t, t->hooks[kHookPortClosed].Get(isolate), 1, &id, nullptr);
}

void hd_store_free(hd_store* s) { delete s; }

int64_t hd_store_count(void) { return hd_store::Counted::alive.load(std::memory_order_relaxed); }

hd_store* hd_store_share(hd_store* s) { return new hd_store(*s); }

void* hd_store_data(hd_store* s, size_t* length) {
  *length = s->store ? s->store->ByteLength() : 0;
  return s->store ? s->store->Data() : nullptr;
}

}  // extern "C"
