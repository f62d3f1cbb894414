# Completion of tarazy for fish. To have it always:
#   tarazy completion fish > ~/.config/fish/completions/tarazy.fish
function __tarazy_complete
    set -l typed (commandline -opc)
    set -l found ($typed[1] __complete $typed[2..-1] (commandline -ct) 2>/dev/null)
    if test (count $found) -eq 0
        __fish_complete_path (commandline -ct)
    else
        printf '%s\n' $found
    end
end
complete -c tarazy -f -a '(__tarazy_complete)'
