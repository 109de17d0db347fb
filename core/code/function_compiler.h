#pragma once

#include "code/code_builder.h"
#include "code/compiler.h"

#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace ws::code {

/// Where a variable of the function lives.
struct Variable {
    Slot slot = 0; ///< its value, or if boxed the address of its heap object
    bool boxed = false;
};

/// Something that can be read and mostly be assigned to. Its operands (addresses, indices, keys) have been evaluated.
struct Place {
    enum class Kind {
        Blank, ///< _
        Frame, ///< a variable in the frame, or a part of one
        FrameIndex, ///< element [index] of an array that lies in the frame at slot
        Memory, ///< at address [slot] + offset
        Global, ///< at offset in the globals block
        SliceElement, ///< element [index] of the slice at slot
        MapElement, ///< of the map at slot, key at index
    };
    Kind kind = Kind::Blank;
    go::Type* type = nullptr;
    Slot slot = 0;
    std::uint32_t offset = 0; ///< bytes; Frame: below 8
    bool part = false; ///< Frame: in memory layout, not a variable of its own
    Slot index = 0;
    std::uint8_t unsignedIndex = 0; ///< SliceElement: kIndexLow if the index is of an unsigned 64-bit type
    go::Type* container = nullptr; ///< of FrameIndex, SliceElement, MapElement
    std::shared_ptr<Place> base; ///< FrameIndex: the array was copied out of this place, store it back there
    std::shared_ptr<Place> outer; ///< Frame part of a copy of this place (an element): store it back there
};

enum class NumberKind { Signed, Unsigned, Float64, Float32, Complex128, Complex64 };

/// Compiles the body of one function. Expressions are compiled towards a wanted slot (`valueTo`) or to wherever they
/// already are (`operand`), so that temporaries are not copied.
class FunctionCompiler {
public:
    FunctionCompiler(Compiler& compiler, Function& function, const Env& env, FunctionCompiler* parent);

    /// A declared function or method.
    void compileDeclared(go::Object* func, go::Signature* signature, bool farJumps);
    /// Package variables' initialisation and the entry.
    void compilePackageVariables(go::Package& package);
    void compileEntry(const std::vector<std::uint32_t>& calls);

    [[nodiscard]] bool needsFarJumps() const { return m_b.needsFarJumps(); }
    CodeBuilder& builder() { return m_b; }

    /// Wrappers (wrapper.cpp): functions that pass a call on.
    void compileInterfaceMethod(go::Type* type, const go::MethodSetEntry& entry, bool dataWord);
    void compileBoundMethod(go::Signature* signature, std::uint32_t target, std::uint32_t receiverSlots);
    void compileBoundInterfaceMethod(go::Signature* signature, std::uint32_t method);
    void compileInterfaceMethodExpr(go::Signature* signature, std::uint32_t method);

    go::Type* substitute(go::Type* type);

private:
    struct Loop {
        const go::Stmt* statement = nullptr;
        Label* breakLabel = nullptr;
        Label* continueLabel = nullptr;
    };
    struct RangeBody;

    // -- types
    go::Type* typeOf(const go::Expr* e);
    static go::Type* under(go::Type* type) { return type->underlying(); }
    const RType& rtype(go::Type* type) { return m_c.types().get(type); }
    std::uint32_t slots(go::Type* type) { return m_c.types().slots(type); }
    RTypeId typeId(go::Type* type);
    bool isNilExpr(const go::Expr* e);
    static go::Expr* unparen(go::Expr* e);
    go::Type* defaultType(go::Type* type);
    std::uint32_t slotsOf(const std::vector<go::Type*>& types);

    // -- functions and variables (function.cpp)
    void begin(go::Signature* signature, go::Object* receiver, go::Type* receiverType,
        const std::vector<go::Object*>& params, const std::vector<go::Object*>& results, go::Node* body);
    void declareParam(go::Object* object, go::Type* type, Slot slot);
    void body(go::BlockStmt* block);
    void finishBody(go::BlockStmt* block);
    void scan(go::Node* body);
    void scanNode(go::Node* node);
    void scanRangeBody(go::RangeStmt* range);
    bool mustBox(go::Object* object, go::Type* type);
    Variable& declare(go::Object* object, go::Type* type); ///< allocates; a boxed one gets its heap object
    Variable& variable(go::Object* object, go::Pos pos);
    void initialise(go::Object* object, go::Type* type, go::Expr* value);
    void storeVariable(const Variable& variable, go::Type* type, Slot value);
    void closure(go::FuncLit* literal, Slot dst);
    void makeClosure(std::uint32_t function, const std::vector<go::Object*>& captures, Slot dst);
    std::uint32_t captureWords(const std::vector<go::Object*>& captures);
    void gatherCaptures(const std::vector<go::Object*>& captures, Slot first);
    Slot bindCaptures(const std::vector<go::Object*>& captures, FunctionCompiler& outer);
    static bool namesObject(go::Type* type);
    void nameGlobals(go::VarDecl* decl);
    void nameObject(go::Object* object, const Variable& variable, go::Type* type, go::Expr* value);
    void nameStored(const std::string& name, go::Type* type, Slot value, go::Expr* source);
    std::string selectorText(go::Expr* e);

    // -- expressions (expr.cpp)
    Slot operand(go::Expr* e);
    Slot operandAs(go::Expr* e, go::Type* target);
    void valueTo(go::Expr* e, Slot dst); ///< dst is not visible to e
    void convertTo(go::Expr* e, go::Type* target, Slot dst); ///< with the implicit conversion to an interface
    void assignTo(go::Expr* e, go::Type* target, Slot dst); ///< dst may be a variable that e reads
    bool writesOnce(go::Expr* e);
    Slot temp(go::Type* type) { return m_b.alloc(slots(type)); }
    void constantTo(const go::Constant& constant, go::Type* type, Slot dst);
    void toInterface(Slot value, go::Type* from, Slot dst);
    void identTo(go::Ident* ident, Slot dst);
    void functionValue(go::Ident* ident, Slot dst);
    void selectorTo(go::SelectorExpr* e, Slot dst);
    void indexTo(go::IndexExpr* e, Slot dst);
    void sliceTo(go::SliceExpr* e, Slot dst);
    void typeAssertTo(go::TypeAssertExpr* e, Slot dst, Slot okSlot);
    void unaryTo(go::UnaryExpr* e, Slot dst);
    void addressTo(go::Expr* e, Slot dst); ///< &e
    void receiveTo(go::Expr* chan, go::Type* element, Slot dst, Slot okSlot);
    void mapGetTo(go::IndexExpr* e, Slot dst, Slot okSlot);
    bool commaOkTo(go::Expr* e, Slot dst, Slot okSlot);

    // -- evaluation order (order.cpp)
    bool hasCall(go::Expr* e);
    bool isCallLike(go::Expr* e);
    bool isStable(go::Expr* e);
    void hoist(go::Expr* e);
    void settleBuiltins(go::Expr* e);
    void checkUnsafeSlice(Slot pointer, Slot length, std::uint32_t bytes, const std::string& name);
    /// Panics with a value of one of the runtime's own types: "errorString", "plainError".
    void panicWith(std::string_view runtimeType, const std::string& text);
    void hoistList(const std::vector<go::Expr*>& list);

    // -- operators (binary.cpp)
    void binaryTo(go::BinaryExpr* e, Slot dst);
    void logicalTo(go::BinaryExpr* e, Slot dst);
    void arithmetic(go::Token op, go::Type* type, Slot dst, Slot x, Slot y);
    bool arithmeticImmediate(go::Token op, go::Type* type, Slot dst, Slot x, const go::Constant& y);
    void arithmeticExpr(go::Token op, go::Type* type, Slot dst, Slot x, go::Expr* y);
    void shift(go::Token op, go::Type* type, Slot dst, Slot x, go::Expr* y);
    void normalise(go::Type* type, Slot slot);
    void compareTo(go::BinaryExpr* e, Slot dst);
    void compareSlots(go::Token op, go::Type* type, Slot dst, Slot x, Slot y);
    void condJump(go::Expr* e, bool sense, Label& label);
    bool compareJump(go::BinaryExpr* e, bool sense, Label& label);
    void concatTo(go::BinaryExpr* e, Slot dst);
    go::Type* comparisonType(go::Expr* x, go::Expr* y);
    static std::optional<NumberKind> numberKind(const RType& type);
    static std::optional<std::int16_t> smallImmediate(const go::Expr* e, const RType& type);

    // -- conversions (convert.cpp)
    void conversionTo(go::CallExpr* e, Slot dst);
    void convertValue(go::Type* from, go::Type* to, Slot src, Slot dst);
    void convertNumber(const RType& from, const RType& to, Slot src, Slot dst);

    // -- places (place.cpp)
    Place place(go::Expr* e);
    Place identPlace(go::Ident* ident);
    Place selectorPlace(go::SelectorExpr* e);
    Place fieldPath(Place base, go::Type* type, const std::vector<int>& path);
    Place fieldOf(const Place& base, go::Type* structType, int field);
    Place dereferenced(Slot address, go::Type* element);
    std::uint8_t unsignedPart(go::Expr* index, IndexPart part);
    Place indexPlace(go::IndexExpr* e);
    Place elementOf(const Place& array, go::Type* arrayType, go::Expr* index);
    void load(const Place& place, Slot dst);
    Slot loadOperand(const Place& place); ///< in place if it can be
    void store(const Place& place, Slot value);
    void addressOf(const Place& place, Slot dst);
    void loadMemory(go::Type* type, Slot dst, Slot address, std::uint32_t offset);
    void storeMemory(go::Type* type, Slot address, std::uint32_t offset, Slot value);
    Slot farAddress(Slot address, std::uint32_t& offset);
    bool isAddressable(go::Expr* e);

    // -- calls (call.cpp, method.cpp, go_defer.cpp)
    /// Whom a call expression calls.
    struct Callee {
        enum class Kind { Static, Closure, Interface };
        Kind kind = Kind::Static;
        std::uint32_t function = 0; ///< Static
        Slot value = 0; ///< Closure: its address; Interface: the interface
        std::uint32_t method = 0; ///< Interface: id of its name
        go::SelectorExpr* receiver = nullptr; ///< Static: a method, called with the receiver of this selector
        std::uint32_t receiverSlots = 0;
        std::uint16_t shape = 0; ///< Closure, Interface: packCallShape of its signature, without receiver
    };
    /// A selector x.M resolved for the types of this instance.
    struct ResolvedMethod {
        go::Object* method = nullptr; ///< null: a method of an interface
        std::vector<go::Type*> typeArgs; ///< of the receiver's type
        std::vector<int> path; ///< embedded fields to walk first
        std::string key; ///< for interface calls
        go::Type* walked = nullptr; ///< type at the end of the path
    };
    [[nodiscard]] go::Pos callPos(const go::CallExpr* e) const;
    Slot call(go::CallExpr* e); ///< first slot of the results; they stay allocated
    Callee callee(go::CallExpr* e);
    go::Object* staticFunction(go::Expr* fun, std::vector<go::Type*>& args);
    void emitCall(const Callee& callee, Slot window);
    struct WrapperFrame {
        std::uint32_t results = 0, params = 0; ///< slots
        Slot args = 0;
    };
    WrapperFrame openWrapper(go::Signature* signature);
    void passOn(const Callee& callee, Slot window, std::uint32_t results); ///< ends a wrapper
    void arguments(go::CallExpr* e, go::Signature* signature, Slot first);
    ResolvedMethod resolve(go::SelectorExpr* e);
    go::Type* walkedType(go::Type* type, const std::vector<int>& path);
    Place receiverPlace(go::SelectorExpr* e, const ResolvedMethod& resolved);
    void receiverTo(go::SelectorExpr* e, const ResolvedMethod& resolved, Slot dst);
    void passReceiver(const Place& place, go::Type* walked, const go::Object* method, Slot dst);
    std::uint32_t receiverSlots(const ResolvedMethod& resolved);
    void checkInterface(Slot interface);
    void methodValueTo(go::SelectorExpr* e, Slot dst);
    void methodExprTo(go::SelectorExpr* e, Slot dst);
    void goOrDefer(go::CallExpr* e, bool isDefer);
    void startClosure(Slot closure, bool isDefer);
    bool preEvaluate(go::Expr* e, std::vector<std::pair<go::Expr*, Slot>>& done);

    // -- builtins (builtin.cpp)
    go::BuiltinId builtinOf(go::CallExpr* e);
    void builtinTo(go::CallExpr* e, Slot dst);
    void builtinOfTuple(go::CallExpr* e, Slot dst);
    void lengthTo(go::Expr* x, bool capacity, Slot dst);
    void appendTo(go::CallExpr* e, Slot dst);
    void appendValues(go::CallExpr* e, go::Type* sliceType, Slot base, Slot dst);
    void makeTo(go::CallExpr* e, Slot dst);
    void minMaxTo(go::CallExpr* e, bool isMax, Slot dst);
    void complexTo(go::CallExpr* e, Slot dst);
    void complexPartTo(go::CallExpr* e, bool imaginary, Slot dst);
    void printCall(go::CallExpr* e, bool line);
    void unsafeTo(go::CallExpr* e, go::BuiltinId id, Slot dst);
    Slot lengthOperand(go::Expr* e);

    // -- composite literals (composite.cpp)
    void compositeTo(go::CompositeLit* e, Slot dst);
    void structLiteralTo(go::CompositeLit* e, go::Type* type, Slot dst);
    void arrayLiteralTo(go::CompositeLit* e, go::Type* type, Slot dst);
    void mapLiteralTo(go::CompositeLit* e, go::Type* type, Slot dst);
    void sliceLiteral(go::Type* element, const std::vector<std::pair<go::Expr*, std::int64_t>>& values,
        std::int64_t length, Slot dst);
    void literalInMemory(go::CompositeLit* e, go::Type* type, Slot address, std::uint32_t offset);
    void elementInMemory(go::Expr* value, go::Type* type, Slot address, std::uint32_t offset);
    void elementInFrame(go::Expr* value, go::Type* type, Slot base, std::uint32_t offset);
    std::vector<std::pair<go::Expr*, std::int64_t>> indexedElements(go::CompositeLit* e, std::int64_t& length);
    int fieldIndex(go::Struct* type, go::KeyValueExpr* element);
    std::pair<std::size_t, go::Expr*> fieldElement(go::Struct* type, go::CompositeLit* e, std::size_t i);

    // -- statements (stmt.cpp, assign.cpp, loop.cpp, switch.cpp)
    void statement(go::Stmt* s);
    void statements(const std::vector<go::Stmt*>& list);
    void block(go::BlockStmt* s);
    void step(go::Pos pos);
    void declarations(go::DeclStmt* s);
    void variables(go::VarDecl* decl);
    void initStatement(go::Stmt* init, go::Pos pos); ///< of an if or a switch
    void ifStatement(go::IfStmt* s);
    void returnStatement(go::ReturnStmt* s);
    void returnCall(
        go::Expr* e, const std::vector<go::Type*>& types, const std::function<void(std::size_t, Slot)>& storeResult);
    void leaveFunction();
    void branch(go::BranchStmt* s);
    void labeled(go::LabeledStmt* s);
    void incDec(go::IncDecStmt* s);
    void assign(go::AssignStmt* s);
    void assignOne(go::Expr* lhs, go::Expr* rhs);
    void assignMany(const std::vector<go::Expr*>& lhs, const std::vector<go::Expr*>& rhs);
    std::vector<Place> placesTogether(const std::vector<go::Expr*>& lhs);
    static std::unordered_set<go::Object*> assignedVariables(const std::vector<go::Expr*>& lhs);
    void assignTuple(const std::vector<go::Expr*>& lhs, go::Expr* rhs, bool define);
    void define(go::AssignStmt* s);
    void assignOp(go::Expr* lhs, go::Token op, go::Expr* rhs);
    void storeConverted(const Place& place, Slot value, go::Type* from);
    bool appendToMapElement(go::Expr* lhs, go::Expr* rhs);
    bool sameExpr(go::Expr* x, go::Expr* y);
    void hoistPlace(go::Expr* lhs);
    void exitRangeBody(const go::BranchStmt* exit);
    void compileRangeBody(go::RangeStmt* s, go::Signature* yield, const std::vector<go::Object*>& captures,
        std::size_t cells, bool hasToken);
    void returnFromRangeBody(go::ReturnStmt* s);
    go::Object* definedObject(go::Expr* e);
    void forStatement(go::ForStmt* s);
    void copyLoopVariables(const std::vector<go::Object*>& variables);
    void rangeStatement(go::RangeStmt* s);
    void rangeInteger(go::RangeStmt* s, Loop& loop);
    void rangeSlice(go::RangeStmt* s, Loop& loop);
    void rangeArray(go::RangeStmt* s, Loop& loop);
    void rangeString(go::RangeStmt* s, Loop& loop);
    void rangeMap(go::RangeStmt* s, Loop& loop);
    void rangeChannel(go::RangeStmt* s, Loop& loop);
    void rangeFunction(go::RangeStmt* s);
    void openRangeVariables(go::RangeStmt* s);
    bool wants(go::Expr* target);
    Slot rangeTarget(go::RangeStmt* s, go::Expr* target, go::Type* type);
    void setRangeVariable(go::RangeStmt* s, go::Expr* target, Slot value, go::Type* type);
    void rangeVariable(go::RangeStmt* s, go::Expr* target, Slot value, go::Type* type);
    void counterVariable(go::RangeStmt* s, Slot counter, go::Type* type, bool shares);
    bool sharesCounter(go::RangeStmt* s, go::Expr* key);
    void loopCheck(go::Pos pos);
    void countedLoop(
        go::RangeStmt* s, Loop& loop, Slot counter, Slot limit, bool isUnsigned, const std::function<void()>& each);
    void caseJump(go::Expr* e, Slot tag, go::Type* tagType, Label& label);
    void switchStatement(go::SwitchStmt* s);
    void typeSwitchStatement(go::TypeSwitchStmt* s);
    void clauseBodies(go::Stmt* s, const std::vector<go::CaseClause*>& clauses, std::vector<Label>& labels, Label& end,
        const std::function<void(std::size_t)>& open);
    void selectStatement(go::SelectStmt* s);
    void sendStatement(go::SendStmt* s);

    Compiler& m_c;
    CodeBuilder m_b;
    Env m_env;
    FunctionCompiler* m_parent = nullptr; ///< of a function literal: where its captured variables are
    go::Signature* m_signature = nullptr;
    std::vector<go::Object*> m_results; ///< variables of named results; null for unnamed ones
    std::vector<Slot> m_resultSlots;
    bool m_namedResults = false;
    bool m_hasDefer = false;
    Label m_epilogue;
    std::unordered_map<go::Object*, Variable> m_variables; ///< looked up only
    std::unordered_map<go::Expr*, Slot> m_hoisted; ///< already evaluated; looked up only
    std::unordered_map<go::Expr*, bool> m_hasCall; ///< looked up only
    std::unordered_map<go::Expr*, Slot> m_receivers; ///< of selectors whose receiver was evaluated by `go` or `defer`
    std::unordered_map<go::Type*, go::Type*> m_substituted; ///< looked up only
    std::unordered_set<go::Object*> m_copyOut; ///< variables that may not be used in place (tuple assignment)
    std::unordered_set<go::Object*> m_rangeCaptured; ///< used in the body of a range over a function
    std::unordered_set<go::Object*> m_sharedLoop; ///< loop variables that all iterations share (before Go 1.22)
    std::unordered_map<const go::Stmt*, Label> m_labels; ///< goto targets; looked up only
    std::vector<Loop> m_loops;
    Label* m_fallthrough = nullptr; ///< the next clause of the innermost switch
    bool m_hasRangeBody = false; ///< there is a range over a function
    bool m_returnsFromRange = false; ///< a return statement in the body of a range over a function
    Slot m_token = kNoSlot; ///< this frame's FrameToken
    std::string m_nameHint; ///< of the variable that a literal is stored in
    RangeBody* m_rangeBody = nullptr; ///< this function is the body of a range over a function
    Slot m_pendingKey = 0; ///< of the range clause `for k, v = range`, until v is known
    go::Type* m_pendingKeyType = nullptr;
    int m_rangeCounter = 0;
    int m_wrapCounter = 0;
};

} // namespace ws::code
