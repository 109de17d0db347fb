#include "token_mutator.h"

#include "base/random.h"
#include "go/scanner.h"

#include <algorithm>
#include <vector>

namespace ws::fuzz {
namespace {

struct Piece {
    std::size_t begin;
    std::size_t end;
    go::Token token;
};

std::vector<Piece> split(std::string_view text)
{
    std::vector<Piece> pieces;
    go::Scanner scanner(text, go::Pos{1}, {});
    for (scanner.next(); scanner.token != go::Token::Eof; scanner.next()) {
        if (scanner.end > scanner.pos)
            pieces.push_back({scanner.pos - 1, scanner.end - 1, scanner.token});
    }
    return pieces;
}

/// A run of whole lines: statements, in formatted text.
std::pair<std::size_t, std::size_t> someLines(std::string_view text, Random& random)
{
    std::vector<std::size_t> starts{0};
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n')
            starts.push_back(at + 1);
    }
    starts.push_back(text.size());
    const std::size_t first = random.below(static_cast<std::uint32_t>(starts.size() - 1));
    const std::size_t last = std::min(first + 1 + random.below(3), starts.size() - 1);
    return {starts[first], starts[last]};
}

} // namespace

std::string mutateTokens(std::string_view text, std::string_view other, std::uint64_t seed)
{
    Random random(seed);
    const std::vector<Piece> pieces = split(text);
    std::string result(text);
    if (pieces.empty())
        return result;
    const auto some = [&random](const std::vector<Piece>& all) -> const Piece& {
        return all[random.below(static_cast<std::uint32_t>(all.size()))];
    };
    switch (random.below(8)) {
    case 0:
    case 1:
    case 2: { // a token becomes another one of its kind
        const Piece& place = some(pieces);
        std::vector<Piece> same;
        std::copy_if(pieces.begin(), pieces.end(), std::back_inserter(same),
            [&place](const Piece& piece) { return piece.token == place.token; });
        const Piece& from = random.below(4) == 0 ? some(pieces) : some(same);
        return result.replace(place.begin, place.end - place.begin, text.substr(from.begin, from.end - from.begin));
    }
    case 3: { // a token goes
        const Piece& place = some(pieces);
        return result.erase(place.begin, place.end - place.begin);
    }
    case 4: { // lines go
        const auto [begin, end] = someLines(text, random);
        return result.erase(begin, end - begin);
    }
    case 5: { // lines come twice
        const auto [begin, end] = someLines(text, random);
        return result.insert(end, std::string(text.substr(begin, end - begin)));
    }
    case 6: { // lines move
        const auto [begin, end] = someLines(text, random);
        const std::size_t target = someLines(text, random).first;
        return result.insert(target, std::string(text.substr(begin, end - begin)));
    }
    default: { // lines or a token of the other file
        if (other.empty())
            return result;
        if (random.below(2) == 0) {
            const auto [begin, end] = someLines(other, random);
            return result.insert(someLines(text, random).first, std::string(other.substr(begin, end - begin)));
        }
        const std::vector<Piece> others = split(other);
        if (others.empty())
            return result;
        const Piece& place = some(pieces);
        const Piece& from = some(others);
        return result.replace(place.begin, place.end - place.begin, other.substr(from.begin, from.end - from.begin));
    }
    }
}

} // namespace ws::fuzz
