#compdef tarazy
# Completion of tarazy for zsh. To have it always, in a folder of $fpath:
#   tarazy completion zsh > _tarazy
_tarazy() {
    local line word
    local -a found folders
    while IFS= read -r line; do
        word=${line%%$'\t'*}
        if [[ $word == */ ]]; then
            folders+=("$word")
        else
            found+=("${word//:/\\:}:${line#*$'\t'}")
        fi
    done < <("${words[1]/#\~/$HOME}" __complete "${(@)words[2,CURRENT]}" 2>/dev/null)
    if (( $#found + $#folders == 0 )); then
        _files
        return
    fi
    (( $#found )) && _describe tarazy found
    (( $#folders )) && compadd -S '' -a folders
}
if [[ $funcstack[1] == _tarazy ]]; then
    _tarazy "$@"
else
    compdef _tarazy tarazy
fi
