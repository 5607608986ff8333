// Judges the public log by the Go project's own reading of notes and trees (golang.org/x/mod/sumdb).
//
// Answers each line of standard input with a line {"answer": …}: what it found, or "refused". Bytes and hashes are in base64.
//
//	{"key", "note"}                        the note opened by this written key: its origin, size and root
//	{"key", "note", "leaf"}                a receipt of the entry with this hash, under a checkpoint by this key
//	{"old", "was", "size", "root", "path"} that the second tree grew out of the first
//	{"size", "root", "tiles", "index"}     the proof of an entry, made from tiles that are first held against the root
//	{"size", "root", "tiles", "old"}       the same, of growth
//	{"url", "key"}                         a log that is served there, read whole: its origin and size, if every entry is under the root
//	{"url", "key", "note"}                 the same, if it also grew out of this earlier checkpoint
package main

import (
	"bufio"
	"crypto/ed25519"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Key, Note, Leaf, Was, Root, Url string
	Path                       []string
	Size                       int64
	Old, Index                 *int64
	Tiles                      map[string]string
}

// A witness's key, which Go's package does not know: Ed25519 over a time and the text (C2SP tlog-cosignature).
type witness struct {
	name string
	id   uint32
	key  ed25519.PublicKey
}

func (w witness) Name() string    { return w.name }
func (w witness) KeyHash() uint32 { return w.id }
func (w witness) Verify(text, signature []byte) bool {
	if len(signature) != 8+ed25519.SignatureSize {
		return false
	}
	head := fmt.Sprintf("cosignature/v1\ntime %d\n", binary.BigEndian.Uint64(signature))
	return ed25519.Verify(w.key, append([]byte(head), text...), signature[8:])
}

func verifier(written string) (note.Verifier, error) {
	parts := strings.SplitN(written, "+", 3)
	if len(parts) == 3 {
		key, err := base64.StdEncoding.DecodeString(parts[2])
		id, bad := strconv.ParseUint(parts[1], 16, 32)
		if err == nil && bad == nil && len(key) == 1+ed25519.PublicKeySize && key[0] == 4 {
			return witness{parts[0], uint32(id), key[1:]}, nil
		}
	}
	return note.NewVerifier(written)
}

// The state that a note tells, if this key signed it.
func open(key, text string) (origin string, tree tlog.Tree, err error) {
	known, err := verifier(key)
	if err != nil {
		return
	}
	opened, err := note.Open([]byte(text), note.VerifierList(known))
	if err != nil {
		return
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return "", tree, errors.New("not three lines")
	}
	if _, log := known.(witness); !log && lines[0] != known.Name() {
		return "", tree, errors.New("another origin")
	}
	tree.N, err = strconv.ParseInt(lines[1], 10, 64)
	if err == nil {
		tree.Hash, err = tlog.ParseHash(lines[2])
	}
	return lines[0], tree, err
}

func receipt(q question) (string, error) {
	rest := strings.TrimPrefix(q.Note, "c2sp.org/tlog-proof@v1\nindex ")
	end := strings.Index(rest, "\n\n")
	if rest == q.Note || end < 0 {
		return "", errors.New("not a receipt")
	}
	lines := strings.Split(rest[:end], "\n")
	index, err := strconv.ParseInt(lines[0], 10, 64)
	if err != nil {
		return "", err
	}
	path, err := hashes(lines[1:])
	if err != nil {
		return "", err
	}
	_, tree, err := open(q.Key, rest[end+2:])
	if err != nil {
		return "", err
	}
	leaf, err := tlog.ParseHash(q.Leaf)
	if err != nil {
		return "", err
	}
	return "holds", tlog.CheckRecord(path, tree.N, tree.Hash, index, leaf)
}

func hashes(written []string) ([]tlog.Hash, error) {
	var found []tlog.Hash
	for _, one := range written {
		hash, err := tlog.ParseHash(one)
		if err != nil {
			return nil, err
		}
		found = append(found, hash)
	}
	return found, nil
}

// Tiles by the paths that C2SP gives them; Go's have the height before the level.
type tiles map[string]string

func (t tiles) Height() int                       { return 8 }
func (t tiles) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (t tiles) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, one := range asked {
		path := strings.Replace(one.Path(), "tile/8/", "tile/", 1)
		bytes, err := base64.StdEncoding.DecodeString(t[path])
		if _, there := t[path]; err != nil || !there {
			return nil, fmt.Errorf("no %s", path)
		}
		found = append(found, bytes)
	}
	return found, nil
}

// A log as it is served.
type served string

func (s served) get(path string) ([]byte, error) {
	answer, err := http.Get(string(s) + "/" + path)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	if answer.StatusCode != 200 {
		return nil, fmt.Errorf("%s: %s", path, answer.Status)
	}
	return io.ReadAll(answer.Body)
}

func (s served) Height() int                         { return 8 }
func (s served) SaveTiles(_ []tlog.Tile, _ [][]byte) {}
func (s served) ReadTiles(asked []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, one := range asked {
		bytes, err := s.get(strings.Replace(one.Path(), "tile/8/", "tile/", 1))
		if err != nil {
			return nil, err
		}
		found = append(found, bytes)
	}
	return found, nil
}

// The entries from one place on, as far as their tile goes.
func (s served) entries(from, size int64) ([][]byte, error) {
	width := size - from
	if width > 256 {
		width = 256
	}
	tile := tlog.Tile{H: 8, L: -1, N: from / 256, W: int(width)}
	bytes, err := s.get(strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1))
	var found [][]byte
	for err == nil && len(bytes) > 0 {
		if len(bytes) < 2 || len(bytes) < 2+int(binary.BigEndian.Uint16(bytes)) {
			return nil, errors.New("an entry is cut off")
		}
		end := 2 + int(binary.BigEndian.Uint16(bytes))
		found = append(found, bytes[2:end])
		bytes = bytes[end:]
	}
	if err == nil && int64(len(found)) != width {
		err = errors.New("another number of entries")
	}
	return found, err
}

// Reads a served log whole and holds every entry against the root that it signed.
func audit(q question) (string, error) {
	log := served(q.Url)
	text, err := log.get("checkpoint")
	if err != nil {
		return "", err
	}
	origin, tree, err := open(q.Key, string(text))
	if err != nil {
		return "", err
	}
	reader := tlog.TileHashReader(tree, log)
	for from := int64(0); from < tree.N; from += 256 {
		entries, err := log.entries(from, tree.N)
		if err != nil {
			return "", err
		}
		for at, entry := range entries {
			hashes, err := reader.ReadHashes([]int64{tlog.StoredHashIndex(0, from+int64(at))})
			if err != nil {
				return "", err
			}
			if hashes[0] != tlog.RecordHash(entry) {
				return "", fmt.Errorf("entry %d is another", from+int64(at))
			}
		}
	}
	if q.Note != "" {
		_, before, err := open(q.Key, q.Note)
		if err != nil {
			return "", err
		}
		path, err := tlog.ProveTree(tree.N, before.N, reader)
		if err != nil {
			return "", err
		}
		if err = tlog.CheckTree(path, tree.N, tree.Hash, before.N, before.Hash); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%s %d", origin, tree.N), nil
}

func answer(q question) (string, error) {
	if q.Url != "" {
		return audit(q)
	}
	if q.Key != "" && q.Leaf != "" {
		return receipt(q)
	}
	if q.Key != "" {
		origin, tree, err := open(q.Key, q.Note)
		return fmt.Sprintf("%s %d %s", origin, tree.N, tree.Hash), err
	}
	root, err := tlog.ParseHash(q.Root)
	if err != nil {
		return "", err
	}
	reader := tlog.TileHashReader(tlog.Tree{N: q.Size, Hash: root}, tiles(q.Tiles))
	var path []tlog.Hash
	switch {
	case q.Index != nil:
		path, err = tlog.ProveRecord(q.Size, *q.Index, reader)
	case q.Tiles != nil:
		path, err = tlog.ProveTree(q.Size, *q.Old, reader)
	default:
		was, bad := tlog.ParseHash(q.Was)
		if bad != nil {
			return "", bad
		}
		if path, err = hashes(q.Path); err != nil {
			return "", err
		}
		return "holds", tlog.CheckTree(path, q.Size, root, *q.Old, was)
	}
	var written []string
	for _, hash := range path {
		written = append(written, hash.String())
	}
	return strings.Join(written, " "), err
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var q question
		if err := json.Unmarshal(lines.Bytes(), &q); err != nil {
			panic(err)
		}
		// Bytes that are no text of UTF-8 come through as well.
		bytes, err := base64.StdEncoding.DecodeString(q.Note)
		if err != nil {
			panic(err)
		}
		q.Note = string(bytes)
		found, err := answer(q)
		if err != nil {
			if os.Getenv("JUDGE_WHY") != "" {
				fmt.Fprintln(os.Stderr, err)
			}
			found = "refused"
		}
		told, err := json.Marshal(map[string]string{"answer": found})
		if err != nil {
			panic(err)
		}
		fmt.Println(string(told))
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}
