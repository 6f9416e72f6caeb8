package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"

	"github.com/heddle-js/heddle/internal/commands"
	"github.com/heddle-js/heddle/isolate"
)

// trainingFile stands for the file's name in the process that trains: the caches go to descriptor 3.
const trainingFile = "/dev/fd/3"

// writeStartup is commands.WriteStartup: it writes what threads of this build start from to a file and prints its digest.
// It runs itself for the training, because a process that has made threads cannot write a snapshot.
func writeStartup(path string) error {
	if path == trainingFile {
		return trainStartup()
	}
	caches, err := os.CreateTemp("", "heddle-caches")
	if err != nil {
		return failed(err)
	}
	defer os.Remove(caches.Name())
	defer caches.Close()
	self, err := os.Executable()
	if err != nil {
		return failed(err)
	}
	train := exec.Command(self, commands.WriteStartup, trainingFile)
	train.Stderr, train.ExtraFiles = os.Stderr, []*os.File{caches}
	if err := train.Run(); err != nil {
		return failed(fmt.Errorf("the training run: %w", err))
	}
	trained, err := os.ReadFile(caches.Name())
	if err != nil {
		return failed(err)
	}
	file, digest, err := isolate.StartupSnapshot(trained)
	if err != nil {
		return failed(err)
	}
	if err := os.WriteFile(path, file, 0o644); err != nil {
		return failed(err)
	}
	fmt.Println(digest)
	return nil
}

func trainStartup() error {
	caches, err := isolate.TrainStartup(context.Background())
	if err != nil {
		return failed(err)
	}
	if _, err := os.NewFile(3, trainingFile).Write(caches); err != nil {
		return failed(err)
	}
	return nil
}
