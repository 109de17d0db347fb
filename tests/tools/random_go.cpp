/// Prints a random Go program: random_go SEED [racy].
#include "generator/random_go.h"

#include <cstdio>
#include <cstdlib>
#include <string_view>

int main(int argc, char** argv)
{
    if (argc < 2) {
        std::fputs("usage: random_go SEED [racy]\n", stderr);
        return 64;
    }
    using namespace ws::generator;
    SeededChoices choices(std::strtoull(argv[1], nullptr, 10));
    const bool racy = argc > 2 && std::string_view(argv[2]) == "racy";
    std::fputs(randomGo(choices, racy ? Flavour::Racy : Flavour::Deterministic).c_str(), stdout);
}
